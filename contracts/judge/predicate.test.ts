import assert from "node:assert/strict";
import { test } from "node:test";

import type { ExchangeFacts } from "./exchange-fact.ts";
import type { Body, Header, JudgeContext } from "./facts.ts";
import { truthOf, type FactTest, type Predicate, type Truth } from "./predicate.ts";

interface Facts {
  readonly body?: Body;
  readonly path?: string;
  readonly headers?: readonly Header[];
  readonly status?: number;
  readonly answer?: Body;
  readonly context?: JudgeContext;
}

function exchange(facts: Facts): ExchangeFacts {
  const { body = text(""), path = "/", headers = [], context = {} } = facts;
  const { status = 200, answer = text("") } = facts;
  return {
    operationId: "uploadFile",
    request: { method: "post", path, headers, body },
    response: { status, headers: [["X-A", "b"]], body: answer, isRaw: true },
    context,
  };
}

function text(words: string): Body {
  return { kind: "text", text: words };
}

const json = (value: unknown): Facts => ({ body: text(JSON.stringify(value)) });
const about = (fact: string, tests: Omit<FactTest, "fact">): Predicate => ({ fact, ...tests });
const given = (words: string): Facts => ({ context: { given: words } });
const yes = about("operation", { equals: "uploadFile" });
const no = about("operation", { equals: "getResource" });
const unknown = about("context.token", { contains: "a" });

const cases: readonly (readonly [name: string, predicate: Predicate, facts: Facts, Truth])[] = [
  ["all holds where each does", { all: [yes, yes] }, {}, true],
  ["all with something unknown is unknown", { all: [yes, unknown] }, {}, null],
  ["all with a no is a no, whatever is unknown", { all: [unknown, no] }, {}, false],
  ["any with a yes is a yes, whatever is unknown", { any: [unknown, yes] }, {}, true],
  ["any with something unknown is unknown", { any: [no, unknown] }, {}, null],
  ["any without a yes is a no", { any: [no, no] }, {}, false],
  ["not turns a no round", { not: no }, {}, true],
  ["not leaves unknown what is", { not: unknown }, {}, null],
  [
    "every test of a fact has to pass",
    about("operation", { contains: "up", longerThan: 10 }),
    {},
    false,
  ],
  ["the method is in upper case", about("request.method", { equals: "POST" }), {}, true],
  [
    "a header in any letter case",
    about("request.header/range", { matches: "^bytes" }),
    { headers: [["Range", "bytes=0-"]] },
    true,
  ],
  ["a header that is not there", about("request.header/range", { present: false }), {}, true],
  [
    "a parameter, decoded",
    about("request.query/RESOURCEID", { contains: "\0" }),
    { path: "/?resourceId=a%00" },
    true,
  ],
  [
    "a parameter that is not there",
    about("request.query/to", { present: true }),
    { path: "/?from=a" },
    false,
  ],
  ["a member", about("request.json/a/b", { equals: 1 }), json({ a: { b: 1 } }), true],
  [
    "a member with a slash in its name",
    about("request.json/a~1b", { equals: 1 }),
    json({ "a/b": 1 }),
    true,
  ],
  [
    "a member that is null is there",
    about("request.json/a", { present: true, equals: null }),
    json({ a: null }),
    true,
  ],
  [
    "a member that is not there is not null",
    about("request.json/a", { equals: null }),
    json({}),
    false,
  ],
  [
    "an inherited name is not there",
    about("request.json/toString", { present: true }),
    json({}),
    false,
  ],
  [
    "one item of several",
    about("request.json/*/a", { oneOf: [2, 3] }),
    json([{ a: 1 }, { a: 2 }]),
    true,
  ],
  ["no item of none", about("request.json/*", { present: true }), json([]), false],
  [
    "one item without the member",
    about("request.json/*/a", { present: false }),
    json([{ a: 1 }, {}]),
    true,
  ],
  [
    "a body that is no JSON has no type",
    about("request.json", { type: "array" }),
    { body: text("{") },
    false,
  ],
  ["a list has the type array", about("request.json", { type: "array" }), json([]), true],
  [
    "a body that is not known",
    about("request.json/a", { present: false }),
    { body: { kind: "unknown", reason: "" } },
    null,
  ],
  [
    "a text at any depth",
    about("request.texts", { contains: "\0" }),
    json({ a: [{ "b\0": 1 }] }),
    true,
  ],
  ["a number is no text", about("request.texts", { contains: "1" }), json({ a: 1 }), false],
  ["a number between", about("request.json/a", { above: 1, below: 3 }), json({ a: 2 }), true],
  ["a number outside", about("request.json/a", { above: 2 }), json({ a: 2 }), false],
  ["a text shorter", about("request.json/a", { shorterThan: 3 }), json({ a: "abc" }), false],
  [
    "a duration beyond",
    about("request.json/a", { longerThanDays: 365 }),
    json({ a: "P1Y1D" }),
    true,
  ],
  [
    "a duration within",
    about("request.json/a", { longerThanDays: 365 }),
    json({ a: "P12M" }),
    false,
  ],
  [
    "words in any letter case",
    about("context.given", { matches: "(?i)nul" }),
    given("a NUL"),
    true,
  ],
  ["words in this letter case", about("context.given", { matches: "nul" }), given("a NUL"), false],
  [
    "several at once",
    about("context.parallel", { equals: true }),
    given("two at the same moment"),
    true,
  ],
  ["one alone", about("context.parallel", { equals: true }), given("published"), false],
  ["nobody says how many", about("context.parallel", { equals: false }), {}, null],
  ["the status of the answer", about("response.status", { equals: 500 }), { status: 500 }, true],
  [
    "the code of the answer",
    about("response.code", { equals: "BRO-1" }),
    { answer: text('{"code": "BRO-1"') },
    true,
  ],
  [
    "an answer without code",
    about("response.code", { present: false }),
    { answer: text("{}") },
    true,
  ],
  ["a header of the answer", about("response.header/x-a", { equals: "b" }), {}, true],
  [
    "a member of the answer",
    about("response.json/a", { type: "null" }),
    { answer: text('{"a":null}') },
    true,
  ],
];

for (const [name, predicate, facts, expected] of cases) {
  test(`${name}: ${expected ?? "unknown"}`, () => {
    assert.equal(truthOf(predicate, exchange(facts)), expected);
  });
}

test("the answer is unknown to who asks for the circumstances alone", () => {
  const circumstances = { ...exchange({}), response: null };

  assert.equal(truthOf(about("response.status", { equals: 200 }), circumstances), null);
});

test("a fact that nobody knows by name is a mistake, not a no", () => {
  assert.throws(() => truthOf(about("request.colour", { equals: "red" }), exchange({})), /colour/);
});
