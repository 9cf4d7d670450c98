/** Members of objects and alternatives: what it means turns with the side. */
import type { DifferenceCase } from "./difference-case.ts";

const schemas = "/components/schemas";
const bread = "/components/schemas/Bread/properties";
const recipe = "/components/schemas/Recipe/properties";

export const memberCases: readonly DifferenceCase[] = [
  {
    name: "a member of an answer that is gone is breaking",
    theirs: { [`${bread}/weight`]: undefined },
    expected: ["breaking: Bread/weight: optional -> absent"],
  },
  {
    name: "a new member of an answer is widening",
    theirs: { [`${bread}/baker`]: { type: "string" } },
    expected: ["widening: Bread/baker: absent -> optional"],
  },
  {
    name: "a member to send that is gone is breaking",
    theirs: { [`${recipe}/note`]: undefined },
    expected: ["breaking: Recipe/note: optional -> absent"],
  },
  {
    name: "a new member to send is widening",
    theirs: { [`${recipe}/water`]: { type: "integer" } },
    expected: ["widening: Recipe/water: absent -> optional"],
  },
  {
    name: "a new member that must be sent is breaking",
    theirs: {
      [`${recipe}/water`]: { type: "integer" },
      [`${schemas}/Recipe/required`]: ["kind", "water"],
    },
    expected: ["breaking: Recipe/water: absent -> required"],
  },
  {
    name: "a member that must be sent now is breaking",
    theirs: { [`${schemas}/Recipe/required`]: ["note", "kind"] },
    expected: ["breaking: Recipe/note required: optional -> required"],
  },
  {
    name: "a member that need not be sent any more is widening",
    theirs: { [`${schemas}/Recipe/required`]: undefined },
    expected: ["widening: Recipe/kind required: required -> optional"],
  },
  {
    name: "a member that an answer may leave out is breaking, one that it always has is widening",
    theirs: { [`${schemas}/Bread/required`]: ["id", "weight"] },
    expected: [
      "breaking: Bread/kind required: required -> optional",
      "widening: Bread/weight required: optional -> required",
    ],
  },
  {
    name: "an object to send that is closed is breaking, an answer that is open is widening",
    theirs: {
      [`${schemas}/Recipe/additionalProperties`]: false,
      [`${schemas}/Bread/additionalProperties`]: undefined,
    },
    expected: [
      "breaking: Recipe additionalProperties: true -> false",
      "widening: Bread additionalProperties: false -> true",
    ],
  },
  {
    name: "an object within an object to send is compared on that side",
    theirs: {
      [`${schemas}/Oven/properties/heat/default`]: undefined,
      [`${schemas}/Oven/properties/fan`]: undefined,
    },
    expected: [
      "breaking: Oven/heat default: 220 -> none",
      "breaking: Oven/fan: optional -> absent",
    ],
  },
  {
    name: "a member that is read-only now cannot be sent",
    theirs: { [`${recipe}/note/readOnly`]: true },
    expected: ["breaking: Recipe/note: optional -> absent"],
  },
  {
    name: "a read-only member says nothing of requests",
    theirs: { [`${recipe}/soldAt`]: undefined },
    expected: [],
  },
  {
    name: "a further alternative is breaking in an answer, one less is widening",
    theirs: {
      "/paths/~1bread/post/responses/400/content/application~1problem+json/schema/oneOf": [
        { $ref: "#/components/schemas/Burnt" },
        { $ref: "#/components/schemas/Raw" },
        { $ref: "#/components/schemas/Oven" },
      ],
      [`${schemas}/Raw/required`]: ["degrees"],
    },
    expected: ["breaking: bakeBread responses/400 application/problem+json oneOf: absent -> Oven"],
  },
  {
    name: "an alternative that is gone is widening in an answer",
    theirs: {
      "/paths/~1bread/post/responses/400/content/application~1problem+json/schema/oneOf": [
        { $ref: "#/components/schemas/Raw" },
        { $ref: "#/components/schemas/Raw" },
      ],
    },
    expected: ["widening: bakeBread responses/400 application/problem+json oneOf: Burnt -> absent"],
  },
  {
    name: "an alternative that is another is held against the nearest one",
    theirs: { [`${schemas}/Raw/properties/degrees/minimum`]: 0, [`${schemas}/Raw/required`]: [] },
    expected: [
      "breaking: Raw/degrees required: required -> optional",
      "widening: Raw/degrees minimum: none -> 0",
    ],
  },
  {
    name: "one schema for several alternatives is held against each",
    theirs: {
      "/paths/~1bread/post/responses/400/content/application~1problem+json/schema": {
        type: "object",
        properties: { minutes: { type: "integer" }, degrees: { type: "integer" } },
      },
    },
    expected: [
      "breaking: Burnt/minutes required: required -> optional",
      "breaking: Raw/degrees required: required -> optional",
      "widening: Burnt/degrees: absent -> optional",
      "widening: Raw/minutes: absent -> optional",
    ],
  },
  {
    name: "keywords without a place of their own are compared by what they mean",
    ours: { [`${recipe}/note/not`]: { enum: ["salt", "oil"] } },
    theirs: {
      [`${recipe}/note/not`]: { enum: ["oil", "salt"], description: "No." },
      [`${bread}/name/not`]: { enum: ["x"] },
    },
    expected: ["widening: Bread/name not: none -> stated"],
  },
  {
    name: "words of schemas are cosmetic, blanks are nothing",
    theirs: {
      [`${schemas}/Bread/description`]: "What  was\r\nbaked. ",
      [`${bread}/id/description`]: "Its number.",
      [`${bread}/weight/default`]: 5,
    },
    expected: [
      "cosmetic: Bread/id description: none -> Its number.",
      "cosmetic: Bread/weight default: none -> 5",
    ],
  },
];
