/** Verification with a memory: a token is looked at once, its signature not again at every request. */
import type { HttpClient } from "./http-client.ts";
import { readMetadata, type Issuer } from "./metadata.ts";
import { verifyToken, type Verification } from "./verify-token.ts";

const largestCache = 10_000;
/** Keys may be rotated: they are fetched again at most this often, in milliseconds. */
const refreshMs = 30_000;

/** @param checksLifetime then no verdict is remembered: it may change with time */
export function createVerifier(
  client: HttpClient,
  platformUrl: string,
  issuers: readonly Issuer[],
  checksLifetime: boolean,
): (token: string) => Verification {
  let current = issuers;
  let refreshedAt = Date.now();
  const verified = new Map<string, Verification>();

  const refresh = (): void => {
    if (Date.now() - refreshedAt < refreshMs) return;
    refreshedAt = Date.now();
    readMetadata(client, platformUrl).then(
      (metadata) => {
        current = metadata.issuers;
      },
      // The platform is away: the keys that are known stay.
      () => undefined,
    );
  };

  return (token) => {
    const known = verified.get(token);
    if (known !== undefined) return known;
    const verification = verifyToken(token, {
      issuers: current,
      checksLifetime,
      nowSeconds: Date.now() / 1000,
    });
    if (verification.kind === "refused") refresh();
    else if (!checksLifetime) {
      if (verified.size >= largestCache) verified.clear();
      verified.set(token, verification);
    }
    return verification;
  };
}
