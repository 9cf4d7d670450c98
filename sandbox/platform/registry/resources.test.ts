import assert from "node:assert/strict";
import { test } from "node:test";

import { loadResources, parseResources } from "./resource-file.ts";
import { Resources } from "./resources.ts";

const listed = loadResources();
const resources = new Resources(listed);

test("every id of the file has an owner of nine digits with a code and names", () => {
  assert.ok(listed.length > 10);
  for (const { id, owner, accessList } of listed) {
    assert.equal(resources.find(id)?.id, id);
    assert.match(owner.organization, /^\d{9}$/);
    assert.match(owner.orgcode, /^[a-z]+$/);
    assert.notEqual(Object.keys(owner.name).length, 0);
    for (const member of accessList ?? []) assert.match(member, /^\d{9}$/);
  }
});

for (const id of [
  "broker-suite-1",
  "bruksmonster-broker",
  "ttd-broker-performance-test",
  "bruno-broker",
  "altinn-broker-test-service-resource",
  "altinn-broker-test-resource-1",
]) {
  test(`${id} is known, owned by 991825827`, () => {
    const resource = resources.find(id);
    assert.deepEqual([resource?.id, resource?.owner.organization], [id, "991825827"]);
  });
}

for (const id of ["", "Broker-Suite-1", "x-broker-suite-1", "bruno-broker "]) {
  test(`the id "${id}" is unknown`, () => assert.equal(resources.find(id), null));
}

test("the owner of one resource is another organisation, whose code is not ttd", () => {
  const owner = resources.find("altinn-broker-test-resource-with-unconfigured-serviceowner")?.owner;
  assert.equal(owner?.organization, "313301753");
  // The broker takes the owner of any resource of ttd to be 991825827.
  assert.notEqual(owner.orgcode.toLowerCase(), "ttd");
});

test("a name goes before a pattern, and the first pattern before the next", () => {
  const owner = { organization: "991825827", orgcode: "ttd", name: { nb: "T" } };
  const one = new Resources([
    { id: "a-*", owner, accessList: ["986252932"] },
    { id: "*", owner, accessList: null },
    { id: "a-1", owner, accessList: [] },
  ]);

  assert.deepEqual(
    ["a-1", "a-2", "b"].map((id) => one.find(id)?.accessList),
    [[], ["986252932"], null],
  );
});

test("a file that is wrong is refused with all that is wrong in it", () => {
  const parsed = parseResources({
    prefix: "a",
    owner: { organization: 991825827, orgcode: "", name: {} },
    resources: [{ id: "" }, { id: "a", accessList: ["1"] }, { id: "a", owner: {}, scan: true }],
  });

  assert.ok(!parsed.ok);
  const words = parsed.faults.join("; ");
  for (const part of [
    "prefix: unknown",
    "owner.organization",
    "owner.orgcode",
    "owner.name",
    "resources[0].id",
    "resources[1].accessList",
    "resources[2].owner.organization",
    "resources[2].scan: unknown",
    '"a" is there twice',
  ]) {
    assert.ok(words.includes(part), part);
  }
  assert.equal(parseResources([]).ok, false);
});
