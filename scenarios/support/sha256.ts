import { sha256 } from "k6/crypto";

/** SHA-256 of the bytes, hex, lower case. */
export function sha256Of(bytes: ArrayBuffer): string {
  return sha256(bytes, "hex");
}
