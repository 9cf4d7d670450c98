/** Operations, who is let in, and words. */
import type { Draft } from "./change-document.ts";
import type { DifferenceCase } from "./difference-case.ts";

const find = "/paths/~1bread/get";
const get = "/paths/~1bread~1{id}/get";

/** An event that the service sends, with a member of this type. */
const baked = (type: Draft): Draft => ({
  post: {
    requestBody: {
      content: {
        "application/cloudevents+json": {
          schema: { type: "object", properties: { id: { type } } },
        },
      },
    },
    responses: { "200": { description: "Taken." }, "400": { description: "Refused." } },
  },
});
const version31 = { "/openapi": "3.1.0", "/webhooks": {} };

export const operationCases: readonly DifferenceCase[] = [
  {
    name: "a webhook that is gone is breaking, a new one is widening",
    ours: { ...version31, "/webhooks/baked": baked("string") },
    theirs: { ...version31, "/webhooks/eaten": baked("string") },
    expected: [
      "breaking: webhooks/baked: there -> absent",
      "widening: webhooks/eaten: absent -> there",
    ],
  },
  {
    name: "what a webhook sends is an answer, what it is answered is a request",
    ours: { ...version31, "/webhooks/baked": baked("string") },
    theirs: {
      ...version31,
      "/webhooks/baked": baked(["string", "null"]),
      "/webhooks/baked/post/responses/200/content": { "text/plain": {} },
    },
    expected: [
      "breaking: webhooks/baked requestBody application/cloudevents+json/id null: never -> possible",
      "breaking: webhooks/baked responses/200 body: no body -> text/plain",
    ],
  },
  {
    name: "a document of 3.0 cannot tell of webhooks",
    theirs: { "/webhooks": { baked: baked("string") } },
    expected: [],
  },
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
