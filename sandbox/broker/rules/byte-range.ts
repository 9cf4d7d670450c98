/** Byte ranges of a download, by the rules of the service (stricter servers answer 400 more often). */

/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export type RangeOutcome =
  | { readonly kind: "whole" }
  | { readonly kind: "part"; readonly range: ByteRange }
  | { readonly kind: "unsatisfiable" };

const whole: RangeOutcome = { kind: "whole" };
const maximum = 9_223_372_036_854_775_807n;

/**
 * What a `Range` header asks for.
 *
 * RFC 9110, 14.2: a server MAY ignore the Range header field. The service ignores what is malformed, another
 * unit, several ranges and several header lines, and sends the whole file.
 *
 * @param values one element a header line
 */
export function readByteRange(values: readonly string[], sizeBytes: number): RangeOutcome {
  if (values.length !== 1) return whole;
  const match = /^\s*bytes\s*=[\s,]*(\d*)\s*-\s*(\d*)[\s,]*$/i.exec(values[0] ?? "");
  const [first = "", last = ""] = match === null ? [] : match.slice(1);
  if (first === "" && last === "") return whole;
  if (isTooLarge(first) || isTooLarge(last)) return whole;
  if (first === "") return suffix(BigInt(last), sizeBytes);
  if (last !== "" && BigInt(last) < BigInt(first)) return whole;
  if (BigInt(first) >= BigInt(sizeBytes)) return { kind: "unsatisfiable" };
  const end = last === "" || BigInt(last) >= BigInt(sizeBytes) ? sizeBytes - 1 : Number(last);
  return { kind: "part", range: { first: Number(first), last: end } };
}

function suffix(length: bigint, sizeBytes: number): RangeOutcome {
  if (length === 0n || sizeBytes === 0) return { kind: "unsatisfiable" };
  const size = length > BigInt(sizeBytes) ? sizeBytes : Number(length);
  return { kind: "part", range: { first: sizeBytes - size, last: sizeBytes - 1 } };
}

function isTooLarge(digits: string): boolean {
  return digits !== "" && BigInt(digits) > maximum;
}
