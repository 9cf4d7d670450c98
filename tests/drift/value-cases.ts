/** Types, values and limits: what it means turns with the side. */
import type { DifferenceCase } from "./difference-case.ts";

const schemas = "/components/schemas";
const bread = "/components/schemas/Bread/properties";
const recipe = "/components/schemas/Recipe/properties";

export const valueCases: readonly DifferenceCase[] = [
  {
    name: "null in an answer is breaking, null to send is widening",
    theirs: { [`${bread}/weight/nullable`]: true, [`${recipe}/note/nullable`]: true },
    expected: [
      "breaking: Bread/weight null: never -> possible",
      "widening: Recipe/note null: never -> possible",
    ],
  },
  {
    name: "no null in an answer is widening, no null to send is breaking",
    theirs: { [`${bread}/name/nullable`]: false, [`${recipe}/topping/nullable`]: undefined },
    expected: [
      "breaking: Recipe/topping null: possible -> never",
      "widening: Bread/name null: possible -> never",
    ],
  },
  {
    name: "another type is breaking on both sides, and nothing below it is compared",
    theirs: { [`${bread}/slices`]: { type: "string" }, [`${recipe}/flour`]: { type: "string" } },
    expected: [
      "breaking: Bread/slices type: array -> string",
      "breaking: Recipe/flour type: integer -> string",
    ],
  },
  {
    name: "no type at all: breaking in an answer, widening to send",
    theirs: { [`${bread}/weight/type`]: undefined, "/components/schemas/Recipe/type": undefined },
    expected: [
      "breaking: Bread/weight type: integer -> anything",
      "widening: bakeBread requestBody application/json type: object -> anything",
    ],
  },
  {
    name: "every number where whole ones were: breaking in an answer, widening to send",
    theirs: { [`${bread}/weight/type`]: "number", [`${recipe}/flour/type`]: "number" },
    expected: [
      "breaking: Bread/weight type: integer -> number",
      "widening: Recipe/flour type: integer -> number",
    ],
  },
  {
    name: "a value that is new is breaking in an answer and widening to send",
    theirs: { [`${schemas}/Kind/enum`]: ["wheat", "rye", "spelt"] },
    expected: [
      "breaking: Bread/kind values: rye, wheat -> rye, spelt, wheat",
      "widening: findBread parameters/query/kind values: rye, wheat -> rye, spelt, wheat",
      "widening: Recipe/kind values: rye, wheat -> rye, spelt, wheat",
    ],
  },
  {
    name: "a value that is gone is breaking on both sides: a state is waited for in vain",
    theirs: { [`${schemas}/Kind/enum`]: ["rye"] },
    expected: [
      "breaking: findBread parameters/query/kind values: rye, wheat -> rye",
      "breaking: Bread/kind values: rye, wheat -> rye",
      "breaking: Recipe/kind values: rye, wheat -> rye",
    ],
  },
  {
    name: "any value where some were listed",
    theirs: { [`${schemas}/Kind/enum`]: undefined },
    expected: [
      "breaking: Bread/kind values: rye, wheat -> any",
      "widening: findBread parameters/query/kind values: rye, wheat -> any",
      "widening: Recipe/kind values: rye, wheat -> any",
    ],
  },
  {
    name: "narrower bounds are breaking to send and widening in an answer",
    theirs: {
      [`${recipe}/flour`]: { type: "integer", minimum: 2, maximum: 999 },
      [`${bread}/weight/minimum`]: 2,
    },
    expected: [
      "breaking: Recipe/flour minimum: 1 -> 2",
      "breaking: Recipe/flour maximum: 1000 -> 999",
      "widening: Bread/weight minimum: 1 -> 2",
    ],
  },
  {
    name: "wider bounds are widening to send and breaking in an answer",
    theirs: {
      [`${recipe}/flour`]: { type: "integer", maximum: 1001 },
      [`${bread}/weight/maximum`]: undefined,
    },
    expected: [
      "breaking: Bread/weight maximum: 9000 -> none",
      "widening: Recipe/flour minimum: 1 -> none",
      "widening: Recipe/flour maximum: 1000 -> 1001",
    ],
  },
  {
    name: "a bound of ours only by its letter is the same as another spelling of it",
    ours: { [`${recipe}/flour/minimum`]: 1 },
    theirs: {
      [`${recipe}/flour`]: { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 1000 },
    },
    expected: [],
  },
  {
    name: "an exclusive bound is not an inclusive one",
    theirs: { [`${recipe}/salt/exclusiveMinimum`]: false },
    expected: [
      "breaking: Recipe/salt minimum: none -> 0",
      "widening: Recipe/salt exclusiveMinimum: 0 -> none",
    ],
  },
  {
    name: "lengths, patterns and formats of an answer that are not promised any more are breaking",
    theirs: {
      [`${bread}/name`]: { type: "string", nullable: true },
      [`${bread}/id/format`]: undefined,
    },
    expected: [
      "breaking: Bread/id format: uuid -> none",
      "breaking: Bread/name pattern: ^[^0-9]+$ -> none",
      "breaking: Bread/name minLength: 2 -> none",
      "breaking: Bread/name maxLength: 40 -> none",
    ],
  },
  {
    name: "another pattern is breaking, another spelling of it is none",
    theirs: { [`${recipe}/note/pattern`]: "^[a-y]*$", [`${bread}/name/pattern`]: "^[^0-9]+$" },
    expected: ["breaking: Recipe/note pattern: ^[a-z]*$ -> ^[a-y]*$"],
  },
  {
    name: "a wider format is breaking in an answer, a narrower one is not",
    ours: { [`${bread}/weight/format`]: "int32" },
    theirs: { [`${bread}/weight/format`]: "int64" },
    expected: ["breaking: Bread/weight format: int32 -> int64"],
  },
  {
    name: "the range of a format need not be written",
    theirs: { "/paths/~1bread/get/parameters/1/schema/minimum": -2147483648 },
    expected: [],
  },
  {
    name: "what lists hold, and how much, is compared",
    theirs: {
      [`${bread}/slices`]: { type: "array", items: { type: "number", format: "float" } },
      "/paths/~1bread/get/responses/200/content/application~1json/schema/maxItems": 60,
    },
    expected: [
      "breaking: findBread responses/200 application/json maxItems: 50 -> 60",
      "breaking: Bread/slices minItems: 1 -> none",
      "breaking: Bread/slices uniqueItems: true -> none",
      "widening: Bread/slices/[] format: none -> float",
    ],
  },
  {
    name: "what maps hold is compared",
    theirs: { [`${bread}/prices/additionalProperties/multipleOf`]: 0.25 },
    expected: ["breaking: Bread/prices/* multipleOf: 0.5 -> 0.25"],
  },
  {
    name: "a map that is closed is breaking",
    theirs: { [`${bread}/prices/additionalProperties`]: false },
    expected: ["breaking: Bread/prices additionalProperties: of a schema -> false"],
  },
];
