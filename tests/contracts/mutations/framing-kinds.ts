/** Lengths and ranges that do not fit the bytes, or each other. */
import type { Header } from "../../../contracts/judge/facts.ts";
import { withHeader, withResponse } from "./edit.ts";
import { headerKind } from "./header-kinds.ts";
import { wholeKind, type MutationKind } from "./mutation-kind.ts";

const length = (name: string, change: (value: string) => readonly string[]): MutationKind =>
  headerKind(name, "content-length", (value) => change(value));
/** A range as it was sent, in numbers. */
const range = (
  name: string,
  change: (first: number, last: number, size: number) => string | null,
): MutationKind =>
  headerKind(name, "content-range", (value) => {
    const [first = 0, last = 0, size = 0] = (value.match(/\d+/g) ?? []).map(Number);
    const changed = change(first, last, size);
    return changed === null ? null : [changed];
  });

export const framingKinds: readonly MutationKind[] = [
  length("a length that is one more", (value) => [String(Number(value) + 1)]),
  length("a length that is one less", (value) => [String(Number(value) - 1)]),
  length("a length ten times as long", (value) => [`${Number(value) + 1}0`]),
  length("a length of zero for a body", (value) => [value === "0" ? "1" : "0"]),
  length("a length below zero", (value) => [`-${value}`]),
  length("a length with a plus", (value) => [`+${value}`]),
  length("a length in hexadecimal", (value) => [`0x${Number(value).toString(16)}`]),
  length("a length with a fraction", (value) => [`${value}.0`]),
  length("a length with an exponent", (value) => [`${value}e0`]),
  length("a length with its unit", (value) => [`${value} bytes`]),
  length("two lengths that differ", (value) => [value, String(Number(value) + 1)]),
  wholeKind(
    "a length where there is no content",
    ({ status, headers }) => status === 204 && !headers.has("content-length"),
    (subject) => withHeader(subject, "content-length", "0"),
    [{ where: "framing", pointer: "/content-length" }],
  ),
  wholeKind(
    "a length beside chunks",
    ({ headers }) => headers.has("content-length"),
    (subject) => {
      const chunked: Header = ["Transfer-Encoding", "chunked"];
      return withResponse(subject, { headers: [...subject.facts.response.headers, chunked] });
    },
    [{ where: "framing", pointer: "/transfer-encoding" }],
  ),
  range(
    "a range that begins one later",
    (first, last, size) => `bytes ${first + 1}-${last}/${size}`,
  ),
  range("a range that begins one earlier", (first, last, size) =>
    first === 0 ? null : `bytes ${first - 1}-${last}/${size}`,
  ),
  range("a range that ends one later", (first, last, size) => `bytes ${first}-${last + 1}/${size}`),
  range(
    "a range that ends one earlier",
    (first, last, size) => `bytes ${first}-${last - 1}/${size}`,
  ),
  range(
    "a range that is moved by one",
    (first, last, size) => `bytes ${first + 1}-${last + 1}/${size + 1}`,
  ),
  range("a range that ends before it begins", (first, last, size) =>
    first === last ? null : `bytes ${last}-${first}/${size}`,
  ),
  range(
    "a size that is the number of the last byte",
    (first, last) => `bytes ${first}-${last}/${last}`,
  ),
  range("a size that is not told", (first, last) => `bytes ${first}-${last}/*`),
  range("a range without its size", (first, last) => `bytes ${first}-${last}`),
  range("a range that says none", (_first, _last, size) => `bytes */${size}`),
  range("a range of another unit", (first, last, size) => `items ${first}-${last}/${size}`),
  range(
    "a range written as a request has it",
    (first, last, size) => `bytes=${first}-${last}/${size}`,
  ),
  range(
    "a range in words parted by commas",
    (first, last, size) => `bytes ${first},${last}/${size}`,
  ),
];
