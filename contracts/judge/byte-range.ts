/** The one range that the service serves, as it reads the `Range` header. */

export type AskedRange =
  /** Absent, malformed, another unit or several ranges: the whole file is sent. */
  | { readonly kind: "none" }
  /** A form on which the contract does not decide. */
  | { readonly kind: "undecided" }
  | { readonly kind: "fromTo"; readonly first: number; readonly last: number | null }
  | { readonly kind: "suffix"; readonly length: number };

/** Numbers beyond what a double holds exactly are left undecided. */
export function askedRange(header: string | undefined): AskedRange {
  if (header === undefined || header === "") return { kind: "none" };
  // The unit in any letter case.
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header);
  if (!match) {
    const isOtherUnit = /^[a-z]+=/i.test(header) && !/^bytes=/i.test(header);
    return isOtherUnit || /^bytes=[a-z]*$/i.test(header) ? { kind: "none" } : { kind: "undecided" };
  }
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return { kind: "none" };
  if (first === "") return { kind: "suffix", length: Number(last) };
  if (last !== "" && Number(last) < Number(first)) return { kind: "none" };
  return { kind: "fromTo", first: Number(first), last: last === "" ? null : Number(last) };
}

/**
 * First and last byte that the range names in a file, both counted from 0; null when it cannot be satisfied.
 *
 * @param size of the file, in bytes
 */
export function satisfied(range: AskedRange, size: number): { first: number; last: number } | null {
  if (range.kind === "suffix") {
    return range.length === 0 || size === 0
      ? null
      : { first: Math.max(0, size - range.length), last: size - 1 };
  }
  if (range.kind !== "fromTo" || range.first >= size) return null;
  return { first: range.first, last: Math.min(range.last ?? size - 1, size - 1) };
}
