import assert from "node:assert/strict";
import { test } from "node:test";

import { headerMap } from "./header-map.ts";
import { bodyStanding } from "./request-body.ts";

test("header lines and values by name give the same map", () => {
  const lines = headerMap([
    ["Content-Type", " text/plain "],
    ["X-A", "1"],
    ["x-a", "2"],
  ]);

  const values = headerMap({ "Content-Type": "text/plain", "X-A": "1, 2" });

  assert.deepEqual([...lines], [...values]);
  assert.equal(values.get("x-a"), "1, 2");
});

test("a body that was judged a moment ago is not taken for another question", () => {
  const body = { kind: "text", text: '{"name":5}' } as const;
  const ask = (
    ...[schema, length, question]: readonly [
      "ServiceOwnerInitialize" | "ResourceSettings",
      number | null,
      "breaks" | "keeps",
    ]
  ) => bodyStanding({ schema, body, announcedLength: length, boundary: null }, question).kind;

  assert.equal(ask("ServiceOwnerInitialize", null, "keeps"), "breaks");
  assert.equal(ask("ServiceOwnerInitialize", null, "keeps"), "breaks");
  assert.equal(ask("ServiceOwnerInitialize", 3, "keeps"), "undecided");
  assert.equal(ask("ResourceSettings", null, "keeps"), "undecided");
  assert.equal(ask("ResourceSettings", null, "breaks"), "undecided");
});
