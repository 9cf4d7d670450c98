/** Sizes of bodies in bytes. */
import type { Body } from "./facts.ts";

// Here and not where it is used: k6 makes a new object of an expression each time it comes by.
const beyondAscii = /[\u0080-\uffff]/;

/** Size of the body in bytes, or null where it cannot be known from the facts. */
export function bodySize(body: Body): number | null {
  switch (body.kind) {
    case "text":
      return utf8Size(body.text);
    case "binary":
      return body.sizeBytes;
    case "unknown":
      return null;
    default:
      return body satisfies never;
  }
}

export function isEmptyBody(body: Body): boolean {
  return body.kind === "text" ? body.text === "" : body.kind === "binary" && body.sizeBytes === 0;
}

/**
 * Bytes of the text in UTF-8, or null when the text has lost its bytes.
 *
 * A replacement character stands for bytes that were no UTF-8: how many there were is gone.
 */
function utf8Size(text: string): number | null {
  // Most bodies are ASCII: one native search is cheaper than a look at each character.
  if (!beyondAscii.test(text)) return text.length;
  let size = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) return null;
    if (unit < 0x80) size += 1;
    else if (unit < 0x800) size += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      size += 4;
      index += 1;
    } else size += 3;
  }
  return size;
}
