import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { compareDocuments } from "../../runner/drift/compare-documents.ts";
import { parseDocument } from "../../runner/drift/parse-document.ts";
import { changed, type DraftObject, driftBetween, lines, readDraft } from "./change-document.ts";
import {
  behindServer,
  downgraded,
  framed,
  inlined,
  reversed,
  withoutTypeLists,
} from "./rewrite-document.ts";

const contract = await readDraft("contracts/broker.openapi.yaml");
const bakery = await readDraft("tests/drift/bakery.openapi.yaml");

test("our contract differs in nothing from itself, read as YAML and as JSON", async () => {
  const yaml = await readFile(
    new URL("../../contracts/broker.openapi.yaml", import.meta.url),
    "utf8",
  );

  const found = compareDocuments(
    parseDocument(yaml, "ours"),
    parseDocument(JSON.stringify(contract), "theirs"),
  );

  assert.deepEqual(lines(found), []);
});

const rewritings: Readonly<Record<string, (document: DraftObject) => DraftObject>> = {
  "with members and sets the other way round": reversed,
  "without references": inlined,
  "with each reference in an allOf": framed,
  "with anyOf instead of lists of types": withoutTypeLists,
  "as OpenAPI 3.0": downgraded,
  "as OpenAPI 3.0, without references, the other way round": (document) =>
    reversed(inlined(downgraded(document))),
};
for (const [name, rewrite] of Object.entries(rewritings)) {
  test(`our contract ${name} is the same contract, seen from either side`, () => {
    const rewritten = rewrite(contract);

    assert.notDeepEqual(rewritten, contract);
    assert.deepEqual(lines(driftBetween(contract, rewritten)), []);
    // The webhooks that 3.0 cannot tell are left out there.
    assert.deepEqual(lines(driftBetween(rewritten, contract)), []);
  });
}

test("paths may stand behind the path of the server", () => {
  const server = { url: "https://bakery.example/api" };
  const whole = behindServer(bakery, "");
  const parted = changed(behindServer(bakery, "/bread"), {
    "/servers": [{ url: "https://bakery.example/api/bread" }],
  });

  assert.deepEqual(whole["servers"], [server]);
  assert.deepEqual(lines(driftBetween(whole, parted)), [
    'cosmetic: document servers: ["https://bakery.example/api"] -> ["https://bakery.example/api/bread"]',
  ]);
});

/** Two ways to write one schema, as the body that is sent. */
const spellings: readonly {
  readonly name: string;
  readonly one: DraftObject;
  readonly other: DraftObject;
}[] = [
  {
    name: "a list of types, and alternatives of those types",
    one: { type: ["string", "integer", "null"], maxLength: 3, minimum: 1 },
    other: {
      oneOf: [{ type: "integer", minimum: 1 }, { type: "string", maxLength: 3 }, { type: "null" }],
    },
  },
  {
    name: "values, and alternatives that are one value each",
    one: { type: "string", enum: ["a", "b"] },
    other: { anyOf: [{ const: "b" }, { const: "a", type: "string" }] },
  },
  {
    name: "values or null",
    one: { type: ["string", "null"], enum: ["a", null] },
    other: { oneOf: [{ type: "string", enum: ["a"] }, { type: "null" }] },
  },
  {
    name: "null that the listed values do not have",
    one: { type: ["string", "null"], enum: ["a"] },
    other: { enum: ["a"] },
  },
  {
    name: "one object, and its parts",
    one: {
      type: "object",
      required: ["a", "b"],
      properties: { a: { minLength: 2, maxLength: 4, type: "string" }, b: {} },
    },
    other: {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", maxLength: 9, minLength: 2 } },
      allOf: [
        { required: ["b"], properties: { b: true } },
        { properties: { a: { maxLength: 4 } } },
      ],
    },
  },
  {
    name: "what holds beside a choice, and in each of it",
    one: {
      type: "object",
      properties: { a: { type: "string" } },
      oneOf: [{ required: ["a"] }, { maxProperties: 0 }],
    },
    other: {
      oneOf: [
        { type: "object", properties: { a: { type: "string" } }, maxProperties: 0 },
        { type: "object", properties: { a: { type: "string" } }, required: ["a"] },
      ],
    },
  },
  {
    name: "bounds that say nothing",
    one: { type: "array", items: {} },
    other: { type: "array", minItems: 0, uniqueItems: false, items: true },
  },
  {
    name: "a pattern that refuses the empty text anyway",
    one: { type: "string", pattern: "^\\d+$" },
    other: { type: "string", pattern: "^[0-9]+$", minLength: 1 },
  },
  {
    name: "limits of a type that is not allowed",
    one: { type: "integer" },
    other: { type: "integer", maxLength: 3, additionalProperties: false },
  },
  {
    name: "whole numbers above 0, and from 1",
    one: { type: "integer", minimum: 1 },
    other: { type: "integer", exclusiveMinimum: 0 },
  },
  {
    name: "bytes as base64",
    one: { type: "string", format: "byte" },
    other: { type: "string", contentEncoding: "base64" },
  },
];
for (const { name, one, other } of spellings) {
  test(`two spellings: ${name}`, () => {
    const body = "/paths/~1bread/post/requestBody/content/application~1json/schema";
    const version = { "/openapi": "3.1.0" };

    const found = [
      ...driftBetween(
        changed(bakery, { ...version, [body]: one }),
        changed(bakery, { ...version, [body]: other }),
      ),
      ...driftBetween(
        changed(bakery, { ...version, [body]: other }),
        changed(bakery, { ...version, [body]: one }),
      ),
    ];

    assert.deepEqual(lines(found), []);
  });
}

test("schemas that contain themselves are compared to their end", () => {
  const tree = (leaf: string): DraftObject => ({
    oneOf: [
      { type: leaf },
      {
        type: "array",
        items: {
          allOf: [{ $ref: "#/components/schemas/Tree" }, { $ref: "#/components/schemas/Tree" }],
        },
      },
    ],
  });
  const forest = (leaf: string): DraftObject =>
    changed(bakery, {
      "/components/schemas/Tree": tree(leaf),
      "/components/schemas/Self": {
        allOf: [{ $ref: "#/components/schemas/Self" }],
        not: { $ref: "#/components/schemas/Self" },
      },
      "/components/schemas/Recipe/properties/note": { $ref: "#/components/schemas/Tree" },
      "/components/schemas/Recipe/properties/topping": { $ref: "#/components/schemas/Self" },
    });

  assert.deepEqual(lines(driftBetween(forest("string"), forest("string"))), []);
  assert.deepEqual(lines(driftBetween(forest("string"), forest("boolean"))), [
    "breaking: Recipe/note type: array or string -> array or boolean",
    "breaking: Recipe/note/[] type: array or string -> array or boolean",
  ]);
});
