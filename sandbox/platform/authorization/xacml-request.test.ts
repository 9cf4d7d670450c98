import assert from "node:assert/strict";
import { test } from "node:test";

import { parseXacmlRequest } from "./xacml-request.ts";

const category = (...attributes: readonly unknown[]) => ({ id: null, attribute: attributes });
const attribute = (attributeId: string, value: unknown) => ({
  attributeId,
  value,
  issuer: "Altinn",
});
const good = {
  accessSubject: [category(attribute("level", 3), attribute("level", 4), attribute("none", null))],
  action: [category(attribute("a", "write")), category(attribute("a", "read"))],
  resource: [category(attribute("r", "x"))],
  multiRequests: null,
};

test("categories are read; of an id given twice the first counts, nulls are left out", () => {
  const request = parseXacmlRequest({ request: good });

  assert.ok(typeof request !== "string");
  assert.deepEqual([...(request.subjects[0] ?? [])], [["level", "3"]]);
  assert.deepEqual(
    request.actions.map((action) => action.get("a")),
    ["write", "read"],
  );
});

const faulty = [
  { name: "that is no JSON", body: undefined, words: /request/ },
  { name: "in PascalCase", body: { Request: good }, words: /request/ },
  {
    name: "without subject",
    body: { request: { ...good, accessSubject: null } },
    words: /accessSubject/,
  },
  { name: "without action", body: { request: { ...good, action: [] } }, words: /action/ },
  {
    name: "without resource",
    body: { request: { ...good, resource: undefined } },
    words: /resource/,
  },
  {
    name: "whose category has no attributes",
    body: { request: { ...good, action: [{}] } },
    words: /attribute/,
  },
  {
    name: "whose attribute has no id",
    body: { request: { ...good, action: [category({ value: "write" })] } },
    words: /attributeId/,
  },
  {
    name: "whose value is an object",
    body: { request: { ...good, action: [category(attribute("a", {}))] } },
    words: /value/,
  },
  {
    name: "for more decisions than are made",
    body: { request: { ...good, action: Array.from({ length: 101 }, () => category()) } },
    words: /101 decisions/,
  },
];
for (const { name, body, words } of faulty) {
  test(`a request ${name} is refused`, () => {
    const request = parseXacmlRequest(body);

    assert.ok(typeof request === "string");
    assert.match(request, words);
  });
}
