/** What a legal answer may look like instead, for every record: the judge has nothing to say that it did not say. */
import type { Header, ResponseFacts } from "../../contracts/judge/facts.ts";

export type Rewrite = (response: ResponseFacts) => ResponseFacts;

const headers =
  (change: (lines: readonly Header[]) => readonly Header[]): Rewrite =>
  (response) => ({ ...response, headers: change(response.headers) });
const value = (name: string, change: (line: string) => string): Rewrite =>
  headers((lines) =>
    lines.map(([known, line]) => [known, known.toLowerCase() === name ? change(line) : line]),
  );
const more = (...lines: readonly Header[]): Rewrite => headers((known) => [...known, ...lines]);
const without = (lines: readonly Header[], names: RegExp): readonly Header[] =>
  lines.filter(([name]) => !names.test(name));

/** Another text for the same JSON; what is framed by a length is framed anew. */
const json =
  (write: (text: string) => string): Rewrite =>
  (response) => {
    const { body } = response;
    if (body.kind !== "text" || !/^[[{]/.test(body.text)) return response;
    return {
      ...response,
      body: { kind: "text", text: write(body.text) },
      headers: without(response.headers, /^content-length$/i),
    };
  };
/** Of problem objects with a code, or of those without. */
const problem = (hasCode: boolean, write: (text: string) => string): Rewrite =>
  json((text) => (/"title":/.test(text) && /"code":/.test(text) === hasCode ? write(text) : text));
const dates = (write: (date: string) => string): Rewrite =>
  json((text) =>
    text.replace(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"/g, (quoted) =>
      JSON.stringify(write(quoted.slice(1, -1))),
    ),
  );
const withFraction = (fraction: string): Rewrite =>
  dates((date) => date.replace(/(?:\.\d+)?(?=Z$|[+-]\d\d:\d\d$)/, fraction));

/** Items of a list of objects turned round, as written. */
const turnedList = (member: string): Rewrite =>
  json((text) =>
    text.replace(
      new RegExp(`("${member}":)\\[(\\{[^\\[\\]]*\\})\\]`),
      (_, key: string, items: string) => {
        const rows = items.match(/\{(?:"(?:[^"\\]|\\.)*"|[^"{}])*\}/g) ?? [];
        return `${key}[${rows.toReversed().join(",")}]`;
      },
    ),
  );

/** Members turned round; repeated keys stay, since a flat object is not parsed. */
function reordered(text: string): string {
  const parts = text.match(/^\{((?:"(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|[^,"{}[\]]+),?)+)\}$/);
  if (parts) {
    const members = parts[1]?.match(/"(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|[^,"{}[\]]+)/g) ?? [];
    return `{${members.toReversed().join(",")}}`;
  }
  if (/"traceId"/.test(text)) return text;
  const turned = (value: unknown): unknown =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([name, inner]) => [name, turned(inner)]),
        );
  // Numbers past 2^53 would change.
  return /\d{16}/.test(text) ? text : JSON.stringify(turned(JSON.parse(text)));
}

const traceId = /"traceId":"[^"]*"/g;

export const legalRewrites: readonly (readonly [name: string, rewrite: Rewrite])[] = [
  [
    "header names in lower case",
    headers((l) => l.map(([name, line]) => [name.toLowerCase(), line])),
  ],
  [
    "header names in upper case",
    headers((l) => l.map(([name, line]) => [name.toUpperCase(), line])),
  ],
  ["headers in another order", headers((lines) => lines.toReversed())],
  [
    "repeated headers joined",
    headers((lines) => [
      ...lines.reduce(
        (map, [name, line]) => map.set(name, map.has(name) ? `${map.get(name)}, ${line}` : line),
        new Map<string, string>(),
      ),
    ]),
  ],
  ["blanks around header values", headers((l) => l.map(([name, line]) => [name, ` ${line}\t`]))],
  [
    "headers of a gateway",
    headers((lines) => [
      ...without(lines, /^(?:server|connection)$/i),
      ["Strict-Transport-Security", "max-age=1"],
      ["Request-Context", "appId=a"],
      ["Date", "Wed, 18 Nov 2026 11:40:51 GMT"],
    ]),
  ],
  ["a header that nobody knows", more(["X-Seven", "7"], ["X-Seven", "8"])],
  [
    "a time of the service",
    more(["Server-Timing", "app;dur=7"], ["api-supported-versions", "1.0"]),
  ],
  ["no name of the server", headers((lines) => without(lines, /^server$/i))],
  ["another wish for the connection", value("connection", () => "keep-alive")],
  [
    "a media type in capitals",
    value("content-type", (line) => line.replace(/^[^;]*/, (t) => t.toUpperCase())),
  ],
  ["a charset in capitals", value("content-type", (line) => line.replace("utf-8", "UTF-8"))],
  ["a charset in quotes", value("content-type", (line) => line.replace("utf-8", '"utf-8"'))],
  ["no blank before the charset", value("content-type", (line) => line.replace("; ", ";"))],
  ["a cache rule in capitals", value("cache-control", (line) => line.toUpperCase())],
  [
    "methods of Allow in another order",
    value("allow", (line) => line.split(", ").toReversed().join(", ")),
  ],
  [
    "white space between tokens",
    json((text) => text.replace(/^([[{])/, " $1\r\n\t").replace(/([\]}])$/, " $1\n")),
  ],
  ["a line break at the end", json((text) => `${text}\n`)],
  ["members in another order", json(reordered)],
  ["a slash escaped", json((text) => text.replaceAll("/", "\\/"))],
  [
    "letters escaped",
    json((text) =>
      text.replace(/"(published|created|title)"/, (key) => key.replace("t", "\\u0074")),
    ),
  ],
  [
    "what is not ASCII escaped",
    json((text) =>
      text.replace(
        /[\u0080-\uffff]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
      ),
    ),
  ],
  ["times without fractions", withFraction("")],
  ["times in milliseconds", withFraction(".123")],
  ["times in microseconds", withFraction(".123456")],
  ["times in steps of 100 ns", withFraction(".1234567")],
  ["times in another zone", dates((date) => date.replace(/(?:Z|\+00:00)$/, "+01:00"))],
  ["times with Z", dates((date) => date.replace(/\+00:00$/, "Z"))],
  ["history in another order", turnedList("fileTransferStatusHistory")],
  ["history of recipients in another order", turnedList("recipientFileTransferStatusHistory")],
  ["recipients in another order", turnedList("recipients")],
  [
    "another wording of detail",
    problem(true, (text) => text.replace(/"detail":"(?:[^"\\]|\\.)*"/, '"detail":"Nei."')),
  ],
  [
    "trace ids in capitals",
    problem(true, (text) =>
      text.replace(traceId, (member) => `"traceId":${member.slice(10).toUpperCase()}`),
    ),
  ],
  [
    "one trace id instead of two",
    problem(true, (text) => text.replace(/("traceId":"[^"]*".*),"traceId":"[^"]*"/, "$1")),
  ],
  [
    "no trace id where there is no code",
    problem(false, (text) => text.replace(/,"traceId":"[^"]*"/, "")),
  ],
  [
    "a trace id of another form where there is no code",
    problem(false, (text) => text.replace(traceId, '"traceId":"0HN7"')),
  ],
];
