import { createHash } from "node:crypto";

/** Hex digests of the UTF-8 bytes of a text, for the rules over a sequence. */
export const textDigests = {
  md5: (text: string): string => createHash("md5").update(text).digest("hex"),
  sha256: (text: string): string => createHash("sha256").update(text).digest("hex"),
};
