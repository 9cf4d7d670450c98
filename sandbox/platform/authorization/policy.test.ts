import assert from "node:assert/strict";
import { test } from "node:test";

import { loadPolicy, parsePolicy } from "./policy.ts";

const rule = { subject: "974761076", party: "*", resource: "*", actions: ["write"] };

test("the committed policy lets callers read, write and subscribe for their own organisation", () => {
  const policy = loadPolicy();

  assert.equal(policy.callers, "issued");
  assert.deepEqual(policy.ownOrganization, ["read", "write", "subscribe"]);
  assert.deepEqual(policy.permits, []);
});

test("a policy is read back as it was given, and what it leaves out is empty", () => {
  const policy = {
    callers: "any",
    ownOrganization: ["read"],
    permits: [rule],
    denials: [],
    minimumLevels: [{ resource: "ttd-*", level: 3, ownerLevel: null }],
  };

  assert.deepEqual(parsePolicy(policy), { ok: true, value: policy });
  assert.deepEqual(parsePolicy({}), {
    ok: true,
    value: { callers: "issued", ownOrganization: [], permits: [], denials: [], minimumLevels: [] },
  });
});

const faulty = [
  {
    name: "an unknown member of a rule",
    value: { permits: [{ ...rule, action: [] }] },
    words: /permits\[0\]\.action: unknown/,
  },
  {
    name: "a level that is none",
    value: { minimumLevels: [{ resource: "a", level: 5, ownerLevel: "2" }] },
    words: /level: .*ownerLevel:/,
  },
  { name: "no object", value: [], words: /object/ },
  { name: "an unknown member", value: { permit: [] }, words: /permit: unknown/ },
  { name: "other callers", value: { callers: "all" }, words: /callers/ },
  { name: "one action as text", value: { ownOrganization: "read" }, words: /ownOrganization/ },
  { name: "permits as an object", value: { permits: {} }, words: /permits/ },
  { name: "a rule as text", value: { permits: ["x"] }, words: /permits\[0\]\.subject/ },
  {
    name: "an organisation as a number",
    value: { denials: [rule, { ...rule, party: 974761076 }] },
    words: /denials\[1\]\.party/,
  },
  {
    name: "a rule without resource",
    value: { permits: [{ ...rule, resource: undefined }] },
    words: /permits\[0\]\.resource/,
  },
  {
    name: "a rule without actions",
    value: { permits: [{ ...rule, actions: undefined }] },
    words: /permits\[0\]\.actions/,
  },
];
for (const { name, value, words } of faulty) {
  test(`a policy with ${name} is refused`, () => {
    const parsed = parsePolicy(value);

    assert.ok(!parsed.ok);
    assert.match(parsed.faults.join("; "), words);
  });
}
