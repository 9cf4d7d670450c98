import assert from "node:assert/strict";
import { test } from "node:test";

import type { Header, ResponseFacts } from "../../contracts/judge/facts.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { recordedExchanges } from "./recorded-exchanges.ts";

const recorded = recordedExchanges();

type Rewrite = (response: ResponseFacts) => ResponseFacts;

const headers =
  (change: (lines: readonly Header[]) => readonly Header[]): Rewrite =>
  (response) => ({ ...response, headers: change(response.headers) });

/** Another text for the same JSON; what is framed by a length is framed anew. */
const json =
  (write: (text: string) => string): Rewrite =>
  (response) => {
    const { body } = response;
    if (body.kind !== "text" || !/^[[{]/.test(body.text)) return response;
    return {
      ...response,
      body: { kind: "text", text: write(body.text) },
      headers: response.headers.filter(([name]) => name.toLowerCase() !== "content-length"),
    };
  };

/** Members turned round at each level; repeated keys stay, since the text is not parsed into an object. */
const reordered = (text: string): string => {
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
};

const rewrites: readonly (readonly [name: string, rewrite: Rewrite])[] = [
  [
    "header names in lower case",
    headers((lines) => lines.map(([name, value]) => [name.toLowerCase(), value])),
  ],
  [
    "header names in upper case",
    headers((lines) => lines.map(([name, value]) => [name.toUpperCase(), value])),
  ],
  ["headers in another order", headers((lines) => lines.toReversed())],
  [
    "repeated headers joined",
    headers((lines) => [
      ...lines.reduce(
        (map, [name, value]) => map.set(name, map.has(name) ? `${map.get(name)}, ${value}` : value),
        new Map<string, string>(),
      ),
    ]),
  ],
  [
    "headers of a gateway",
    headers((lines) => [
      ...lines.filter(([name]) => !/^(?:server|connection)$/i.test(name)),
      ["Strict-Transport-Security", "max-age=1"],
      ["Request-Context", "appId=a"],
      ["Date", "Wed, 18 Nov 2026 11:40:51 GMT"],
    ]),
  ],
  [
    "white space between tokens",
    json((text) => text.replace(/^([[{])/, " $1\r\n\t").replace(/([\]}])$/, " $1\n")),
  ],
  ["members in another order", json(reordered)],
  ["a slash escaped", json((text) => text.replaceAll("/", "\\/"))],
  [
    "letters escaped",
    json((text) =>
      text.replace(/"(published|created|title)"/, (key) => key.replace("t", "\\u0074")),
    ),
  ],
];
for (const [name, rewrite] of rewrites) {
  test(`${name}: every recorded verdict stays`, () => {
    for (const { file, index, operationId, exchange } of recorded) {
      const { request, response, context } = exchange;
      const before = judge(operationId, request, response, context);

      const after = judge(operationId, request, rewrite(response), context);

      const said = (verdict: typeof before) =>
        verdict.violations.map(({ rule, pointer }) => `${rule} ${pointer}`).sort();
      assert.deepEqual(said(after), said(before), `${file}#${index}`);
    }
  });
}
