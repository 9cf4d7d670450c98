import assert from "node:assert/strict";
import { test } from "node:test";

import { loadResources } from "./resources.ts";

const resources = loadResources();

test("every id of the file has an owner of nine digits with a code and names", () => {
  assert.ok(resources.ids.includes("altinn-broker-test-resource-1"));
  for (const id of resources.ids) {
    const resource = resources.find(id);
    assert.equal(resource?.id, id);
    assert.match(resource?.owner.organization ?? "", /^\d{9}$/);
    assert.match(resource?.owner.orgcode ?? "", /^[a-z]+$/);
    assert.notEqual(Object.keys(resource?.owner.name ?? {}).length, 0);
    for (const member of resource?.accessList ?? []) assert.match(member, /^\d{9}$/);
  }
});

test("ids of a run are known, owned by 991825827", () => {
  assert.equal(resources.find("broker-suite-1")?.owner.organization, "991825827");
});

for (const id of [
  "",
  "broker-suite-",
  "Broker-Suite-1",
  "x-broker-suite-1",
  "altinn-broker-test-resource-1 ",
]) {
  test(`the id "${id}" is unknown`, () => assert.equal(resources.find(id), null));
}

test("the owner of one resource is another organisation, whose code is not ttd", () => {
  const owner = resources.find("altinn-broker-test-resource-with-unconfigured-serviceowner")?.owner;

  assert.equal(owner?.organization, "313301753");
  // The broker takes the owner of any resource of ttd to be 991825827.
  assert.notEqual(owner.orgcode.toLowerCase(), "ttd");
});
