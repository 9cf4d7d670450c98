/** Takes a compact JWS apart, with the one leniency that real clients need. */
import type { JsonObject } from "../json.ts";
import { isJsonObject, parseJson } from "../json.ts";

export interface CompactJws {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signature: Buffer;
  /** What the signature is over, as it was sent. */
  readonly signingInput: string;
  /** Whether a part ended in `=`, which base64url of RFC 7515 leaves out. */
  readonly isPadded: boolean;
}

/** The parts, or in words why the text is no compact JWS of two JSON objects. */
export function parseCompactJws(text: string): CompactJws | string {
  const parts = text.split(".");
  const [header64, payload64, signature64] = parts;
  if (
    parts.length !== 3 ||
    header64 === undefined ||
    payload64 === undefined ||
    signature64 === undefined
  ) {
    return `a JWT has three parts separated by dots, this has ${String(parts.length)}`;
  }
  const header = decodePart(header64);
  const payload = decodePart(payload64);
  const signature = decodePart(signature64);
  if (header === null || payload === null || signature === null) {
    return "a part is not base64url (RFC 7515, section 2: A-Z a-z 0-9 - _)";
  }
  const headerValue = parseJson(header.toString("utf8"));
  const payloadValue = parseJson(payload.toString("utf8"));
  if (!isJsonObject(headerValue)) return "the header is no JSON object";
  if (!isJsonObject(payloadValue)) return "the payload is no JSON object";

  return {
    header: headerValue,
    payload: payloadValue,
    signature,
    signingInput: `${header64}.${payload64}`,
    isPadded: parts.some((part) => part.endsWith("=")),
  };
}

function decodePart(part: string): Buffer | null {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(part)) return null;
  const bare = part.replace(/=+$/, "");
  // Of four characters one alone holds six bits: no byte.
  if (bare.length % 4 === 1) return null;
  return Buffer.from(bare, "base64url");
}
