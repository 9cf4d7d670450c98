/** Statuses, headers and bodies of answers. */
import type { DifferenceCase } from "./difference-case.ts";

const find = "/paths/~1bread/get";
const bake = "/paths/~1bread/post";
const get = "/paths/~1bread~1{id}/get";

export const responseCases: readonly DifferenceCase[] = [
  {
    name: "a range of media types where one was promised is breaking in an answer",
    theirs: {
      [`${bake}/responses/201/content/text~1plain`]: undefined,
      [`${bake}/responses/201/content/text~1*`]: { schema: { type: "string" } },
    },
    expected: ["breaking: bakeBread responses/201 text/plain: text/plain -> text/*"],
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
    name: "what the server refuses before routing is compared",
    ours: { "/x-server-refusals": { statuses: [414, 431] } },
    theirs: { "/x-server-refusals": { statuses: [414] } },
    expected: ["breaking: server refusals responses/431: no body -> absent"],
  },
];
