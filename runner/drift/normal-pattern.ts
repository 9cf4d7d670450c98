/**
 * Regular expressions of ECMA-262 (which OpenAPI's `pattern` is) in one spelling: `\d` is `[0-9]`, `\w` is
 * `[A-Za-z0-9_]`, `\/` is `/`.
 */
export function normalPattern(pattern: string): string {
  let normal = "";
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? "";
    if (character === "\\") {
      at += 1;
      normal += spelledOut(pattern[at] ?? "", inClass);
      continue;
    }
    if (character === "[") inClass = true;
    if (character === "]") inClass = false;
    normal += character;
  }
  return normal;
}

function spelledOut(escaped: string, inClass: boolean): string {
  const characters = { d: "0-9", w: "A-Za-z0-9_" }[escaped];
  if (characters !== undefined) return inClass ? characters : `[${characters}]`;
  return escaped === "/" ? "/" : `\\${escaped}`;
}
