import { sha256 } from "k6/crypto";

// Each reference to what a k6 module exports asks the module anew: once is enough.
const hash = sha256;

/** SHA-256 of the bytes, hex, lower case. */
export function sha256Of(bytes: ArrayBuffer): string {
  return hash(bytes, "hex");
}
