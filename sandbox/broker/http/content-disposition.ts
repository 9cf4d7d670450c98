/** `Content-Disposition` of a download, as ASP.NET writes it (RFC 6266 with RFC 8187). */

/** RFC 9110, 5.6.2: token characters. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export function contentDisposition(fileName: string): string {
  // Each UTF-16 unit outside printable ASCII becomes `_`.
  const ascii = fileName.replace(/[^\x20-\x7e]/g, "_");
  const plain = token.test(ascii) ? ascii : `"${ascii.replace(/["\\]/g, "\\$&")}"`;
  return `attachment; filename=${plain}; filename*=UTF-8''${encodeExtended(fileName)}`;
}

/** RFC 8187, 3.2.1: attr-char stays, every other byte is percent-encoded. */
function encodeExtended(fileName: string): string {
  return [...Buffer.from(fileName, "utf8")]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      return byte < 0x80 && /[A-Za-z0-9!#$&+\-.^_`|~]/.test(char)
        ? char
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}
