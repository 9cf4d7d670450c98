/** GUIDs in every notation that .NET reads; the service writes the dashed lower-case one. */

const notations = [
  /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/,
  /^\{([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}$/,
  /^\(([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\)$/,
  /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/,
];
const hexStruct =
  /^\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,4}),0x([0-9a-f]{1,4}),\{0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2}),0x([0-9a-f]{1,2})\}\}$/;

/** The GUID in its canonical form; null when the text is none. */
export function readGuid(text: string): string | null {
  const value = text.trim().toLowerCase();
  for (const notation of notations) {
    const match = notation.exec(value);
    if (match !== null) return match.slice(1).join("-");
  }
  const match = hexStruct.exec(value.replaceAll(/\s/g, ""));
  if (match === null) return null;
  const widths = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];
  const parts = match.slice(1).map((part, index) => part.padStart(widths[index] ?? 2, "0"));
  return `${parts.slice(0, 3).join("-")}-${parts.slice(3, 5).join("")}-${parts.slice(5).join("")}`;
}
