/** Issuers and keys that callers' tokens are checked against: discovery documents and their JWKS. */
import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { PlatformUnreachableError } from "../errors.ts";
import type { HttpClient } from "./http-client.ts";
import { asObject } from "../rules/as-object.ts";
import { asText, readJsonObject } from "./json.ts";

export interface Issuer {
  readonly issuer: string;
  readonly keys: readonly { readonly kid: string; readonly key: KeyObject }[];
}

export interface PlatformMetadata {
  /** Altinn's tokens, then Maskinporten's: one authentication scheme each. */
  readonly issuers: readonly Issuer[];
  /** Where the emulator gets its own token. */
  readonly maskinporten: { readonly issuer: string; readonly tokenEndpoint: string };
}

const altinnPath = "authentication/api/v1/openid/.well-known/openid-configuration";
const maskinportenPath = ".well-known/oauth-authorization-server";

/** @throws {PlatformUnreachableError} when a document cannot be had, or lacks what it must have */
export async function readMetadata(
  client: HttpClient,
  platformUrl: string,
): Promise<PlatformMetadata> {
  const document = async (url: string): Promise<ReturnType<typeof readJsonObject>> => {
    let response;
    try {
      response = await client.once({ method: "GET", url });
    } catch (cause) {
      throw new PlatformUnreachableError(platformUrl, `no answer to GET ${url}`, cause);
    }
    const found = response.status === 200 ? readJsonObject(response.body) : null;
    if (found === null) {
      throw new PlatformUnreachableError(
        platformUrl,
        `GET ${url} answered ${response.status}, not a JSON document`,
      );
    }
    return found;
  };
  const issuer = async (path: string): Promise<Issuer & { readonly tokenEndpoint: string }> => {
    const metadata = await document(path);
    const jwks = await document(asText(metadata?.["jwks_uri"]));
    return {
      issuer: asText(metadata?.["issuer"]),
      tokenEndpoint: asText(metadata?.["token_endpoint"]),
      keys: readKeys(jwks?.["keys"]),
    };
  };
  const altinn = await issuer(altinnPath);
  const maskinporten = await issuer(maskinportenPath);
  return { issuers: [altinn, maskinporten], maskinporten };
}

function readKeys(keys: unknown): Issuer["keys"] {
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((value: unknown) => {
    const jwk = asObject(value);
    if (jwk === null || jwk["kty"] !== "RSA") return [];
    return [
      { kid: asText(jwk["kid"]), key: createPublicKey({ key: jwk as JsonWebKey, format: "jwk" }) },
    ];
  });
}
