/**
 * A result made safe for a terminal: control characters of every text in it become visible (`\x1b`), so
 * that what a target sends cannot move the cursor or change colours. Line breaks and tabs become `\n`
 * and `\t`: one fact, one line.
 *
 * The whole at once, so that no line of the summary can forget it.
 */
export function showControlCharacters<T>(value: T): T {
  if (typeof value === "string") return showIn(value) as T;
  if (Array.isArray(value)) return value.map(showControlCharacters) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, showControlCharacters<unknown>(member)]),
  ) as T;
}

function showIn(text: string): string {
  // C0, DEL, C1, and the bidirectional overrides that reorder what follows them.
  // oxlint-disable-next-line no-control-regex -- finding control characters is what this is for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    if (character === "\n") return "\\n";
    if (character === "\r") return "\\r";
    if (character === "\t") return "\\t";
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** Cut to `length` characters, with a mark that it was cut. */
export function cutText(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text.slice(0, length)}… (cut, ${text.length} characters)`;
}
