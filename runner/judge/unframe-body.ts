/** A body that was recorded as it went over the wire, without the framing of its chunks. */

/**
 * The content of a chunked body (RFC 9112, section 7.1); the text as it is where it is not framed to its last byte.
 *
 * @param text in UTF-8; sizes of chunks count its bytes
 */
export function unframed(text: string): string {
  let rest = Buffer.from(text, "utf8");
  const chunks: Buffer[] = [];
  for (;;) {
    const [line, digits] = /^([0-9a-f]+)(?:;[^\r\n]*)?\r\n/i.exec(rest.toString("latin1")) ?? [];
    if (line === undefined) return text;
    const size = Number.parseInt(digits ?? "", 16);
    const content = rest.subarray(line.length);
    if (size === 0) return content.toString() === "\r\n" ? Buffer.concat(chunks).toString() : text;
    if (content.subarray(size, size + 2).toString() !== "\r\n") return text;
    chunks.push(content.subarray(0, size));
    rest = content.subarray(size + 2);
  }
}
