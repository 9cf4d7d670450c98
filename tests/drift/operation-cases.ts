/** What differs around schemas: operations, parameters, bodies, answers, security, words. */
import type { DifferenceCase } from "./difference-case.ts";

const find = "/paths/~1bread/get";
const bake = "/paths/~1bread/post";
const get = "/paths/~1bread~1{id}/get";

export const operationCases: readonly DifferenceCase[] = [
  {
    name: "an operation that is gone is breaking",
    theirs: { [get]: undefined },
    expected: ["breaking: getBread: there -> absent"],
  },
  {
    name: "an operation that is new is widening",
    theirs: { "/paths/~1bread~1{id}/delete": { responses: { "204": { description: "Gone." } } } },
    expected: ["widening: DELETE /api/bread/{id}: absent -> there"],
  },
  {
    name: "an operation of ours that is hidden may be absent",
    ours: { [`${get}/x-hidden`]: true },
    theirs: { [get]: undefined },
    expected: [],
  },
  {
    name: "a hidden operation that is published all the same is compared",
    ours: { [`${get}/x-hidden`]: true },
    theirs: { [`${get}/responses/204`]: undefined },
    expected: ["breaking: getBread responses/204: no body -> absent"],
  },
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
    name: "a range of media types where one was promised is breaking in an answer",
    theirs: {
      [`${bake}/responses/201/content/text~1plain`]: undefined,
      [`${bake}/responses/201/content/text~1*`]: { schema: { type: "string" } },
    },
    expected: ["breaking: bakeBread responses/201 text/plain: text/plain -> text/*"],
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
    name: "a status that is gone is breaking",
    theirs: { [`${find}/responses/404`]: undefined },
    expected: ["breaking: findBread responses/404: no body -> absent"],
  },
  {
    name: "a new success is breaking",
    theirs: { [`${find}/responses/202`]: { description: "Later." } },
    expected: ["breaking: findBread responses/202: absent -> no body"],
  },
  {
    name: "a new error is widening, whether by status, range or default",
    theirs: {
      [`${find}/responses/409`]: { description: "Not now." },
      [`${find}/responses/5XX`]: { description: "Not at all." },
      [`${bake}/responses/default`]: { description: "Otherwise." },
    },
    expected: [
      "widening: findBread responses/409: absent -> no body",
      "widening: findBread responses/5XX: absent -> no body",
      "widening: bakeBread responses/DEFAULT: absent -> no body",
    ],
  },
  {
    name: "a range holds the status of ours",
    theirs: {
      [`${find}/responses/404`]: undefined,
      [`${find}/responses/4XX`]: { description: "None." },
    },
    expected: [],
  },
  {
    name: "a body where there was none, and none where there was one, is breaking",
    theirs: {
      [`${find}/responses/404/content`]: { "application/json": {} },
      [`${get}/responses/200/content`]: undefined,
    },
    expected: [
      "breaking: findBread responses/404 body: no body -> application/json",
      "breaking: getBread responses/200 body: application/octet-stream -> no body",
    ],
  },
  {
    name: "of several shapes the one without a body is gone: widening",
    ours: {
      [`${find}/responses/404/x-shapes`]: [
        { description: "None." },
        { description: "None.", content: { "application/json": { schema: { type: "object" } } } },
      ],
    },
    theirs: {
      [`${find}/responses/404/content`]: { "application/json": { schema: { type: "object" } } },
    },
    expected: ["widening: findBread responses/404 empty body: possible -> absent"],
  },
  {
    name: "a text without a media type is a body",
    ours: { [`${find}/responses/404/x-body`]: "text" },
    theirs: {},
    expected: ["breaking: findBread responses/404 body: text without a media type -> no body"],
  },
  {
    name: "a media type of an answer that is gone is breaking, a new one is widening",
    theirs: {
      [`${bake}/responses/201/content/text~1plain`]: undefined,
      [`${bake}/responses/201/content/text~1csv`]: {},
    },
    expected: [
      "breaking: bakeBread responses/201 text/plain: text/plain -> application/json, text/csv",
      "widening: bakeBread responses/201 text/csv: absent -> text/csv",
    ],
  },
  {
    name: "application/problem+json is not application/json",
    theirs: {
      [`${bake}/responses/400/content`]: {
        "application/json": { schema: { $ref: "#/components/schemas/Raw" } },
      },
    },
    expected: [
      "breaking: bakeBread responses/400 application/problem+json: application/problem+json -> application/json",
      "widening: bakeBread responses/400 application/json: absent -> application/json",
    ],
  },
  {
    name: "a charset that is left out is cosmetic, another one of a text is breaking",
    ours: {
      [`${find}/responses/404/content`]: { "application/json; charset=utf-8": {} },
      [`${get}/responses/204/content`]: { "text/csv; charset=utf-8": {} },
    },
    theirs: {
      [`${find}/responses/404/content`]: { "application/json": {} },
      [`${get}/responses/204/content`]: { "text/csv; charset=utf-16": {} },
    },
    expected: [
      "breaking: getBread responses/204 text/csv; charset=utf-8: text/csv; charset=utf-8 -> text/csv; charset=utf-16",
      "cosmetic: findBread responses/404 application/json; charset=utf-8: application/json; charset=utf-8 -> application/json",
    ],
  },
  {
    name: "a header that is gone is breaking, also an optional one; a new one is widening",
    theirs: {
      [`${find}/responses/200/headers`]: {
        "x-count": { required: true, schema: { type: "integer" } },
        "X-Age": { required: true, schema: {} },
      },
    },
    expected: [
      "breaking: findBread responses/200 headers/X-Note: optional -> absent",
      "widening: findBread responses/200 headers/X-Age: absent -> required",
    ],
  },
  {
    name: "a header that need not be sent any more is breaking",
    theirs: { [`${find}/responses/200/headers/X-Count/required`]: undefined },
    expected: ["breaking: findBread responses/200 headers/X-Count required: required -> optional"],
  },
  {
    name: "the schema of a header is compared",
    theirs: { [`${find}/responses/200/headers/X-Count/schema/type`]: "string" },
    expected: ["breaking: findBread responses/200 headers/X-Count type: integer -> string"],
  },
  {
    name: "nobody being asked for a token is widening",
    theirs: { [`${get}/security`]: [] },
    expected: ["widening: getBread security: http bearer -> nobody is asked"],
  },
  {
    name: "a further way to be let in is widening",
    theirs: { [`${get}/security`]: [{ baker: [] }, { key: [] }] },
    expected: ["widening: getBread security: http bearer -> apiKey header X-Key or http bearer"],
  },
  {
    name: "another way to be let in is breaking",
    theirs: { [`${get}/security`]: [{ key: [] }] },
    expected: ["breaking: getBread security: http bearer -> apiKey header X-Key"],
  },
  {
    name: "a token where none was needed is breaking",
    ours: { [`${get}/security`]: [] },
    theirs: {},
    expected: ["breaking: getBread security: nobody is asked -> http bearer"],
  },
  {
    name: "the names of security schemes are not compared",
    theirs: {
      "/components/securitySchemes/oven": { type: "http", scheme: "Bearer" },
      "/security": [{ oven: [] }],
    },
    expected: [],
  },
  {
    name: "what the server refuses before routing is compared",
    ours: { "/x-server-refusals": { statuses: [414, 431] } },
    theirs: { "/x-server-refusals": { statuses: [414] } },
    expected: ["breaking: server refusals responses/431: no body -> absent"],
  },
  {
    name: "words, tags, names and servers are cosmetic",
    theirs: {
      "/info/title": "Baker",
      "/info/version": "2.0",
      "/servers": [{ url: "https://baker.example/api/" }],
      "/tags/0/name": "Loaves",
      [`${find}/summary`]: "Look for bread.",
      [`${find}/tags`]: ["Loaves"],
      [`${find}/operationId`]: undefined,
      [`${find}/responses/404/description`]: "Nothing found.",
      [`${find}/parameters/0/example`]: "rye",
      [`${get}/deprecated`]: undefined,
    },
    expected: [
      "cosmetic: document info title: Bakery -> Baker",
      "cosmetic: document info version: 1.0 -> 2.0",
      'cosmetic: document servers: ["https://bakery.example/api"] -> ["https://baker.example/api/"]',
      'cosmetic: document tags: ["Bread"] -> ["Loaves"]',
      "cosmetic: findBread operationId: findBread -> none",
      "cosmetic: findBread summary: Find bread. -> Look for bread.",
      'cosmetic: findBread tags: ["Bread"] -> ["Loaves"]',
      'cosmetic: findBread parameters/query/kind examples: none -> ["rye"]',
      "cosmetic: findBread responses/404 description: None. -> Nothing found.",
      "cosmetic: getBread deprecated: true -> none",
    ],
  },
];
