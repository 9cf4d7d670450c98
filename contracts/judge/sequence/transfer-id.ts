/** Ids of transfers in a path: GUIDs in every notation that .NET reads, as the service writes them. */

const notation =
  /^(?:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})|([0-9a-f]{32}))$/;
const hexStruct =
  /^\{(0x[0-9a-f]{1,8}),(0x[0-9a-f]{1,4}),(0x[0-9a-f]{1,4}),\{((?:0x[0-9a-f]{1,2},){7}0x[0-9a-f]{1,2})\}\}$/;

/**
 * The id in its canonical form (dashes, lower case), or null when the segment is no GUID.
 *
 * @param segment as it stands in the path, still encoded
 */
export function transferIdOf(segment: string): string | null {
  const text = decoded(segment).trim().toLowerCase();
  const bare =
    /^(?:\{.*\}|\(.*\))$/.test(text) && !text.startsWith("{0x") ? text.slice(1, -1) : text;
  const match = notation.exec(bare);
  if (match === null) return fromHexStruct(text.replace(/\s/g, ""));
  const digits = match[6];
  if (digits === undefined) return bare;
  // In braces or parentheses only the dashed notation is read.
  return bare === text ? dashed(digits) : null;
}

function fromHexStruct(text: string): string | null {
  const match = hexStruct.exec(text);
  if (match === null) return null;
  const [, first = "", second = "", third = "", rest = ""] = match;
  const bytes = rest.split(",").map((byte) => hex(byte, 2));
  return dashed(hex(first, 8) + hex(second, 4) + hex(third, 4) + bytes.join(""));
}

function hex(number: string, width: number): string {
  return number.slice(2).padStart(width, "0");
}

function dashed(digits: string): string {
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, index) => digits.slice(cuts[index], end))
    .join("-");
}

function decoded(segment: string): string {
  if (segment.indexOf("%") < 0) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
