import assert from "node:assert/strict";
import { test } from "node:test";

import { Ajv } from "ajv";

import type { SchemaError, Validator } from "../../contracts/judge/validator.ts";
import { buildValidators } from "./build-validators.ts";
import type { JsonObject } from "./read-document.ts";
import { shortenValidators } from "./shorten-validators.ts";

const word: JsonObject = { type: "string", pattern: "^[a-z]+$", minLength: 2 };
/** As text: an object with a `then` looks like a promise. */
const condition = JSON.parse(
  '{"if":{"properties":{"state":{"enum":["done"]}}},"then":{"properties":{"end":{"type":"string"}}}}',
) as JsonObject;
const thing: JsonObject = {
  type: "object",
  ...condition,
  additionalProperties: false,
  required: ["id", "state", "end"],
  properties: {
    id: { $ref: "Word" },
    state: { type: "string", enum: ["new", "done"] },
    end: { type: ["string", "null"], format: "date-time" },
    size: { type: "integer", minimum: 0, maximum: 9 },
    words: { type: "array", minItems: 1, maxItems: 3, uniqueItems: true, items: { $ref: "Word" } },
    map: {
      type: "object",
      maxProperties: 1,
      propertyNames: { maxLength: 3 },
      additionalProperties: { type: "string", pattern: "^[a-z]+$" },
    },
    more: { type: ["boolean", "null"] },
    "a/b": { type: "number" },
    last: { type: "object", minProperties: 1, additionalProperties: { $ref: "Word" } },
  },
};
const good = { id: "ab", state: "new", end: null };
const values: readonly unknown[] = [
  good,
  null,
  [],
  "x",
  {},
  { ...good, state: "done" },
  { ...good, state: "Done", id: "A", extra: 1, constructor: 2 },
  { ...good, end: "yesterday", size: 1.5, more: "yes", "a/b": "c" },
  { ...good, size: -1, words: [] },
  { ...good, size: 10, words: ["ab", "cd", "ab", "E"] },
  { ...good, words: ["ab", "ab"], map: { long: "x", other: "Y" } },
  { ...good, words: {}, map: [], last: {} },
  { ...good, last: { a: "b", c: "cd" } },
];

async function built(): Promise<Readonly<Record<string, Validator>>> {
  const code = await buildValidators({ Thing: thing, Word: word }, ["Thing"]);
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    validators: Record<string, Validator>;
  };
  return module.validators;
}

test("the short code finds what ajv finds, in the same order", async () => {
  const ajv = new Ajv({ strict: false, allErrors: true, messages: false, unicodeRegExp: false });
  ajv.addFormat("date-time", /^\d{4}-/);
  ajv.addSchema(word, "Word");
  const whole = ajv.compile(thing);
  const validate = (await built())["Thing"] as Validator;

  for (const value of values) {
    const isValid = whole(value);
    const expected = (whole.errors ?? []).map(({ instancePath, keyword, params }) => ({
      instancePath,
      keyword,
      params,
    }));

    assert.equal(validate(value), isValid, JSON.stringify(value));
    const found = (validate.errors ?? []).map(({ instancePath, keyword, params }) => ({
      instancePath,
      keyword,
      params,
    }));
    assert.deepEqual(found, expected, JSON.stringify(value));
  }
});

test("an error names the component in which its keyword stands", async () => {
  const validate = (await built())["Thing"] as Validator;

  validate({ ...good, id: "A", size: -1, map: { a: "B" } });

  const places = (validate.errors as readonly SchemaError[]).map(({ schemaPath }) => schemaPath);
  assert.deepEqual(places, [
    "Word/minLength",
    "Word/pattern",
    "Thing/properties/size/minimum",
    "Thing/properties/map/additionalProperties/pattern",
  ]);
});

test("a keyword that the validators would not look at stops the build", async () => {
  const schema: JsonObject = { type: "array", prefixItems: [{ type: "string" }] };

  await assert.rejects(buildValidators({ Thing: schema }, ["Thing"]), /prefixItems/);
});

test("code in another form than the pinned ajv's stops the build", () => {
  assert.throws(
    () => shortenValidators(`const err0 = {instancePath,schemaPath:"#/type"};\n`),
    /another form/,
  );
});
