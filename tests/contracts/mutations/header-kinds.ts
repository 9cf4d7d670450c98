/** Headers that the contract names: gone, doubled or with another value. */
import { tables } from "../../../contracts/generated/tables.js";
import type { Facts } from "../mutation.ts";
import { withHeader, withResponse } from "./edit.ts";
import type { MutationKind, Place } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

const isNamed = (name: string): boolean =>
  name === "content-type" || tables.headerRules[name] !== undefined;
const expectedAt = (name: string): readonly Place[] =>
  (name === "content-length" ? (["framing", "header"] as const) : (["header"] as const)).map(
    (where) => ({ where, pointer: `/${name}` }),
  );

/**
 * Where else it may be told: a HEAD has no text, and without its Content-Type it may be another answer that lacks what
 * that one has; and of a length and an offset that differ either may be the wrong one.
 */
function elsewhere({ facts }: Subject, name: string): readonly Place[] {
  const pointers: Readonly<Record<string, readonly string[]>> = {
    "content-type": facts.request.method === "HEAD" ? ["/www-authenticate", "/tus-resumable"] : [],
    "upload-length": ["/upload-offset"],
  };
  return (pointers[name] ?? []).map((pointer) => ({ where: "header", pointer }));
}

/** One way for each header of the answer that the contract names; null where it does not fit. */
function everyHeader(
  name: string,
  change: (value: string, subject: Subject, header: string) => (() => Facts) | null,
): MutationKind {
  return {
    name,
    ways: (subject) =>
      [...subject.headers].flatMap(([header, value]) => {
        const facts = isNamed(header) ? change(value, subject, header) : null;
        const expected = [...expectedAt(header), ...elsewhere(subject, header)];
        return facts === null ? [] : [{ place: `/${header}`, expected, facts }];
      }),
  };
}
/** Another value of every header. */
const every = (name: string, change: (value: string) => string): MutationKind =>
  everyHeader(name, (value, subject, header) =>
    change(value) === value ? null : () => withHeader(subject, header, change(value)),
  );
/** Other lines of one header. */
export const headerKind = (
  name: string,
  header: string,
  change: (value: string, subject: Subject) => readonly string[] | null,
): MutationKind => ({
  name,
  ways: (subject) => {
    const value = subject.headers.get(header);
    const lines = value === undefined ? null : change(value, subject);
    if (lines === null) return [];
    return [
      {
        place: `/${header}`,
        expected: expectedAt(header),
        facts: () => withHeader(subject, header, ...lines),
      },
    ];
  },
});

export const headerKinds: readonly MutationKind[] = [
  everyHeader("a header is missing", (_, subject, header) => () => withHeader(subject, header)),
  everyHeader("a header's name misspelt", (value, subject, header) => () => {
    const headers = subject.facts.response.headers.filter(
      ([name]) => name.toLowerCase() !== header,
    );
    return withResponse(subject, { headers: [...headers, [`${header}s`, value]] });
  }),
  everyHeader("a header twice", (_, subject, header) => () => {
    const { headers } = subject.facts.response;
    const again = headers.filter(([name]) => name.toLowerCase() === header);
    return withResponse(subject, { headers: [...headers, ...again] });
  }),
  everyHeader(
    "a header twice with two values",
    (value, subject, header) => () => withHeader(subject, header, value, "seven"),
  ),
  every("a header without a value", () => ""),
  every("another word as a header's value", () => "seven"),
  every("a letter behind a header's value", (value) => `${value}x`),
  every("a header's value cut by its last letter", (value) => value.slice(0, -1)),
  every("a header's value in quotes", (value) => `"${value}"`),
  every("a comma behind a header's value", (value) => `${value},`),
  every("a header's value with a mark of no width", (value) => `${value}\u200b`),
  headerKind("a cache that may keep the answer", "cache-control", () => ["public, max-age=60"]),
  headerKind("a cache that need only ask", "cache-control", () => ["no-cache"]),
  headerKind("a cache of one's own", "cache-control", () => ["private"]),
  headerKind("a cache rule misspelt", "cache-control", () => ["no-store, must-revalidat"]),
  headerKind("a media type that may be guessed", "x-content-type-options", () => ["sniff"]),
  headerKind("one challenge of two", "www-authenticate", () => ["Bearer"]),
  headerKind("a challenge of another scheme", "www-authenticate", () => ["Basic", "Basic"]),
  headerKind("a challenge with a parameter without quotes", "www-authenticate", () => [
    "Bearer error=invalid_token",
    "Bearer",
  ]),
  headerKind("three challenges", "www-authenticate", () => ["Bearer", "Bearer", "Bearer"]),
  headerKind("a method too many in Allow", "allow", (value) => [`${value}, PROPFIND`]),
  headerKind("a method in lower case in Allow", "allow", (value) => [value.toLowerCase()]),
  headerKind("no method in Allow", "allow", () => [""]),
  headerKind("every method in Allow", "allow", () => ["*"]),
  headerKind("a method of two gone from Allow", "allow", (value) =>
    value.includes(",") ? [value.replace(/,.*$/, "")] : null,
  ),
  headerKind("a file that is not attached", "content-disposition", (value) => [
    value.replace("attachment", "inline"),
  ]),
  headerKind("an attachment without a name", "content-disposition", () => ["attachment"]),
  headerKind("an attachment without its name in UTF-8", "content-disposition", (value) => [
    value.replace(/; filename\*=.*$/, ""),
  ]),
  headerKind("an attachment without its name in ASCII", "content-disposition", (value) => [
    value.replace(/; filename=.*?(?=; filename\*)/, ""),
  ]),
  headerKind("a name in another charset", "content-disposition", (value) => [
    value.replace("UTF-8''", "ISO-8859-1''"),
  ]),
  headerKind("a name with a blank without quotes", "content-disposition", (value) => [
    value.replace(/filename=.*?;/, "filename=a b;"),
  ]),
  headerKind("a name with a line break percent-encoded in part", "content-disposition", (value) => [
    `${value}%0`,
  ]),
  headerKind("ranges that are not served", "accept-ranges", () => ["none"]),
];
