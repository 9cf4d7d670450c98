/** Bodies that come in base64. */
import { createHash } from "node:crypto";

import type { Body } from "../../contracts/judge/facts.ts";

/** Text where the bytes are UTF-8, else their size and hash. */
export function bodyOfBase64(base64: string): Body {
  const bytes = Buffer.from(base64, "base64");
  const text = bytes.toString("utf8");
  if (Buffer.from(text, "utf8").equals(bytes)) return { kind: "text", text };
  return {
    kind: "binary",
    isUtf8: false,
    sizeBytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}
