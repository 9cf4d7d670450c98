/** Small changes of the headers and the status of an answer. */
import { tables } from "../../contracts/generated/tables.js";
import type { Header, ResponseFacts } from "../../contracts/judge/facts.ts";

export interface SweepMutation {
  /** Kind of the change; the freedoms go by it. */
  readonly kind: string;
  /** The member or header that is changed, with array indices as `0`. */
  readonly place: string;
  readonly response: ResponseFacts;
  /** Where a violation must point; null where any place will do. */
  readonly expected: { readonly where: string; readonly pointer: string } | null;
}

/** Each header left out, emptied, doubled, changed. */
export function ofHeaders(good: ResponseFacts): readonly SweepMutation[] {
  return good.headers.flatMap(([name, value], index) => {
    const key = name.toLowerCase();
    const change = (kind: string, lines: readonly Header[]): SweepMutation => ({
      kind,
      place: key,
      expected: { where: key === "content-length" ? "framing" : "header", pointer: `/${key}` },
      response: {
        ...good,
        headers: [...good.headers.slice(0, index), ...lines, ...good.headers.slice(index + 1)],
      },
    });
    const all = [
      change("a header is missing", []),
      change("a header has another value", [[name, `${value}x`]]),
      change("a header is empty", [[name, ""]]),
      change("a header twice", [
        [name, value],
        [name, value],
      ]),
      change("a header in another letter case", [
        [name, value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()],
      ]),
    ];
    if (key === "content-length") {
      all.push(change("a length that is one more", [[name, String(Number(value) + 1)]]));
      if (value !== "0")
        all.push(change("a length that is one less", [[name, String(Number(value) - 1)]]));
    }
    if (key === "content-type") {
      if (value.includes(";"))
        all.push(change("a type without charset", [[name, value.split(";")[0] ?? ""]]));
      all.push(
        change("another charset", [[name, `${value.split(";")[0]}; charset=iso-8859-1`]]),
        change("another type", [
          [
            name,
            value.includes("problem")
              ? value.replace("problem+", "")
              : value.replace("/", "/problem+"),
          ],
        ]),
      );
    }
    if (key === "content-range") {
      const [first = 0, last = 0, size = 0] = (value.match(/\d+/g) ?? []).map(Number);
      all.push(
        change("a range that begins later", [[name, `bytes ${first + 1}-${last}/${size}`]]),
        change("a range that ends later", [[name, `bytes ${first}-${last + 1}/${size}`]]),
        change("a range that ends earlier", [[name, `bytes ${first}-${last - 1}/${size}`]]),
        change("a range moved", [[name, `bytes ${first + 1}-${last + 1}/${size + 1}`]]),
        change("a size that is the last byte", [[name, `bytes ${first}-${last}/${last}`]]),
      );
    }
    return all;
  });
}

/** Statuses that some operation has, and some that none has. */
const statuses = [
  ...new Set(Object.values(tables.operations).flatMap(({ responses }) => Object.keys(responses))),
].map(Number);
const undocumented = [
  100, 201, 202, 203, 301, 304, 402, 408, 410, 413, 418, 422, 429, 500, 501, 502, 504,
];

/** The answer with each other status. */
export function ofStatus(good: ResponseFacts): readonly SweepMutation[] {
  return [...statuses, ...undocumented]
    .filter((status) => status !== good.status)
    .map((status) => ({
      kind: "another status",
      place: String(status),
      expected: null,
      response: { ...good, status },
    }));
}
