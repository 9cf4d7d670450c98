/** An RSA key of this process, made at start and never written anywhere. */
import type { CryptoKey, JSONWebKeySet, JWK, JWTPayload } from "jose";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";

export interface SigningKey {
  readonly kid: string;
  /** The public half, as a key set publishes it. */
  readonly publicJwk: JWK;
  readonly publicKey: CryptoKey;
  /** An RS256 JWT whose header names the key. Costs about 1 ms of a core. */
  sign(claims: JWTPayload): Promise<string>;
}

export async function makeSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { modulusLength: 2048 });
  const { kty, n, e } = await exportJWK(publicKey);
  const bare: JWK = { kty, n, e } as JWK;
  const kid = await calculateJwkThumbprint(bare);

  return {
    kid,
    publicJwk: { ...bare, kid, use: "sig", alg: "RS256" },
    publicKey,
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT", kid }).sign(privateKey),
  };
}

/** The key set of one key. */
export function keySetOf(key: SigningKey): JSONWebKeySet {
  return { keys: [key.publicJwk] };
}
