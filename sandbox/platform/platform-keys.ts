/** The keys with which a platform signs. */
import { makeSigningKey, type SigningKey } from "./tokens/signing-key.ts";

/** Altinn's key and Maskinporten's. */
export type PlatformKeys = readonly [SigningKey, SigningKey];

export function makePlatformKeys(): Promise<PlatformKeys> {
  return Promise.all([makeSigningKey(), makeSigningKey()]);
}
