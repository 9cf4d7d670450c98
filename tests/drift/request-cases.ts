/** Parameters and bodies of requests. */
import type { DifferenceCase } from "./difference-case.ts";

const find = "/paths/~1bread/get";
const bake = "/paths/~1bread/post";
const get = "/paths/~1bread~1{id}/get";

export const requestCases: readonly DifferenceCase[] = [
  {
    name: "a parameter that is gone is breaking",
    theirs: {
      [`${find}/parameters/1`]: { $ref: "#/components/x" },
      "/components/x": { name: "Accept", in: "header" },
    },
    expected: ["breaking: findBread parameters/query/limit: optional -> absent"],
  },
  {
    name: "a new parameter is widening",
    theirs: { [`${find}/parameters/3`]: { name: "page", in: "query", schema: {} } },
    expected: ["widening: findBread parameters/query/page: absent -> optional"],
  },
  {
    name: "a new parameter that is required is breaking",
    theirs: { [`${find}/parameters/3`]: { name: "page", in: "query", required: true, schema: {} } },
    expected: ["breaking: findBread parameters/query/page: absent -> required"],
  },
  {
    name: "a parameter that becomes required is breaking",
    theirs: { [`${find}/parameters/2/required`]: true },
    expected: ["breaking: findBread parameters/header/X-Trace required: optional -> required"],
  },
  {
    name: "a parameter that is required no more is widening",
    theirs: { [`${find}/parameters/0/required`]: undefined },
    expected: ["widening: findBread parameters/query/kind required: required -> optional"],
  },
  {
    name: "another letter case of a parameter is cosmetic",
    theirs: { [`${find}/parameters/1/name`]: "Limit" },
    expected: ["cosmetic: findBread parameters/query/limit name: limit -> Limit"],
  },
  {
    name: "another name of a path parameter is cosmetic",
    theirs: {
      "/paths/~1bread~1{id}": undefined,
      "/paths/~1Bread~1{bread}~1": {
        parameters: [
          { name: "bread", in: "path", required: true, schema: { type: "string", maxLength: 20 } },
        ],
        get: {
          operationId: "getBread",
          deprecated: true,
          responses: {
            "204": { description: "Eaten." },
            "200": { description: "The bread.", content: { "application/octet-stream": {} } },
          },
        },
      },
    },
    expected: [
      "cosmetic: getBread path: /api/bread/{} -> /api/Bread/{}/",
      "cosmetic: getBread parameters/path/id name: id -> bread",
    ],
  },
  {
    name: "another way to write a parameter is breaking",
    theirs: { [`${find}/parameters/0/style`]: "pipeDelimited" },
    expected: ["breaking: findBread parameters/query/kind spelling: usual -> style pipeDelimited"],
  },
  {
    name: "a default that is another, or gone, is breaking",
    theirs: { [`${find}/parameters/1/schema/default`]: 20 },
    expected: ["breaking: findBread parameters/query/limit default: 10 -> 20"],
  },
  {
    name: "a default that is new is widening",
    theirs: { [`${find}/parameters/2/schema/default`]: "none" },
    expected: ["widening: findBread parameters/header/X-Trace default: none -> none"],
  },
  {
    name: "a body that is gone is breaking",
    theirs: { [`${bake}/requestBody`]: undefined },
    expected: ["breaking: bakeBread requestBody: application/json, multipart/form-data -> absent"],
  },
  {
    name: "a body that is new, and required, is breaking",
    ours: { [`${bake}/requestBody`]: undefined },
    theirs: {},
    expected: ["breaking: bakeBread requestBody: absent -> application/json, multipart/form-data"],
  },
  {
    name: "a body that is new, and optional, is widening",
    theirs: { [`${find}/requestBody`]: { content: { "text/plain": {} } } },
    expected: ["widening: findBread requestBody: absent -> text/plain"],
  },
  {
    name: "a body that is required no more is widening",
    theirs: { [`${bake}/requestBody/required`]: false },
    expected: ["widening: bakeBread requestBody required: required -> optional"],
  },
  {
    name: "a media type to send that is gone is breaking, a new one is widening",
    theirs: {
      [`${bake}/requestBody/content/multipart~1form-data`]: undefined,
      [`${bake}/requestBody/content/text~1json`]: {},
    },
    expected: [
      "breaking: bakeBread requestBody multipart/form-data: multipart/form-data -> application/json, text/json",
      "widening: bakeBread requestBody text/json: absent -> text/json",
    ],
  },
  {
    name: "another encoding of a form's part is breaking",
    theirs: {
      [`${bake}/requestBody/content/multipart~1form-data/encoding/photo/contentType`]: "image/gif",
    },
    expected: [
      'breaking: bakeBread requestBody multipart/form-data encoding: {"photo":{"contentType":"image/png"}} -> {"photo":{"contentType":"image/gif"}}',
    ],
  },
  {
    name: "nobody being asked for a token is widening",
    theirs: { [`${get}/security`]: [] },
    expected: ["widening: getBread security: http bearer -> nobody is asked"],
  },
];
