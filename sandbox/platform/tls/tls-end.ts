/** What the stand-in's TLS end consists of: certificates for its names, and the route of their revocation list. */
import { randomUUID } from "node:crypto";

import type { Route } from "../http/route.ts";

export interface TlsEnd {
  /** The authority's certificate, PEM. */
  readonly authority: string;
  readonly identity: { readonly certificate: string; readonly key: string };
  readonly routes: readonly Route[];
}

export async function makeTlsEnd(
  names: readonly string[],
  platformUrl: string,
  nowMs: number,
): Promise<TlsEnd> {
  // Of all that the stand-in loads this is the slowest, and few starts need it.
  const { makeCertificates } = await import("./certificates.ts");
  const path = "/revocation-list/{id}";
  const id = randomUUID();
  const made = await makeCertificates({
    names,
    revocationUrl: platformUrl + path.replace("{id}", id),
    nowMs,
  });
  return {
    authority: made.authority,
    identity: { certificate: made.certificate, key: made.key },
    routes: [
      {
        method: "GET",
        path,
        answer: () => ({
          status: 200,
          headers: { "content-type": "application/pkix-crl" },
          body: made.revocationList,
        }),
      },
    ],
  };
}
