/** Counts of bytes in headers, as decimal digits: they may be beyond what a double holds exactly. */
import { breaks, keeps, undecided, type Standing } from "../request-standing.ts";
import { showValue } from "../show-value.ts";

export type ByteCount =
  | { readonly kind: "absent" }
  /** Without sign and leading zeros. */
  | { readonly kind: "count"; readonly digits: string; readonly isPlain: boolean }
  | { readonly kind: "unreadable" }
  /** Several lines: which of them the service reads is its own. */
  | { readonly kind: "undecided" };

const largest = "9223372036854775807";

/** A sign and leading zeros are read; a count below zero or past 64 bits is none. */
export function readByteCount(value: string | undefined): ByteCount {
  if (value === undefined) return { kind: "absent" };
  if (value.includes(",")) return { kind: "undecided" };
  const [, sign, written = ""] = /^([+-]?)([0-9]+)$/.exec(value) ?? [];
  if (written === "") return { kind: "unreadable" };
  const digits = written.replace(/^0+/, "") || "0";
  const isBelow = sign === "-" && digits !== "0";
  if (isBelow || compareCounts(digits, largest) > 0) return { kind: "unreadable" };
  return { kind: "count", digits, isPlain: value === digits };
}

/** @param name of a required header, in lower case */
export function byteCountStanding(
  name: string,
  value: string | undefined,
  contract: string,
): Standing {
  const count = readByteCount(value);
  switch (count.kind) {
    case "absent":
      return breaks(`/${name}`, contract, `${name} is missing`);
    case "unreadable":
      return breaks(`/${name}`, contract, `${name} ${showValue(value)} is no count of bytes`);
    case "undecided":
      return undecided;
    case "count":
      return count.isPlain ? keeps : undecided;
    default:
      return count satisfies never;
  }
}

/** Below zero, zero or above it, as the first is less, equal or more. Both without leading zeros. */
export function compareCounts(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The sum in digits; null where it would not be exact. */
export function addToCount(digits: string, bytes: number): string | null {
  const sum = Number(digits) + bytes;
  return Number.isSafeInteger(sum) ? String(sum) : null;
}
