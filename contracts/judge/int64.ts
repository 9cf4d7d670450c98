/** Integers of 64 bits as they are written, since a parsed number has lost its last digits. */

const largest = "9223372036854775807";
const smallest = "9223372036854775808";

/** Whether the JSON number is written as a whole number within 64 bits: no fraction, no exponent. */
export function isInt64(raw: string): boolean {
  const match = /^(-?)(0|[1-9][0-9]*)$/.exec(raw);
  if (!match) return false;
  const digits = match[2] ?? "";
  const bound = match[1] === "-" ? smallest : largest;
  return digits.length < bound.length || (digits.length === bound.length && digits <= bound);
}
