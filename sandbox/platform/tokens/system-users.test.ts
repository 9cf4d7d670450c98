import assert from "node:assert/strict";
import { test } from "node:test";

import { partyUuidOf, organizationOfPartyUuid, systemUserIdOf } from "../identifiers.ts";
import { SystemUsers } from "./system-users.ts";

const first = "11111111-1111-4111-8111-111111111111";
const second = "22222222-2222-4222-8222-222222222222";
const third = "33333333-3333-4333-8333-333333333333";

test("a remembered system user is found in any letter case", () => {
  const users = new SystemUsers();
  users.remember("aaaaaaaa-1111-4111-8111-111111111111", "991825827");

  assert.equal(users.organizationOf("AAAAAAAA-1111-4111-8111-111111111111"), "991825827");
  assert.equal(users.organizationOf(second), null);
});

test("the id that follows from an organisation needs no memory", () => {
  assert.equal(new SystemUsers().organizationOf(systemUserIdOf("986252932")), "986252932");
});

test("an id cannot become that of another organisation", () => {
  const users = new SystemUsers();
  users.remember(first, "991825827");

  assert.deepEqual(users.remember(first, "986252932"), { ok: false, organization: "991825827" });
  assert.deepEqual(users.remember(first, "991825827"), { ok: true });
  assert.equal(users.remember(systemUserIdOf("986252932"), "991825827").ok, false);
});

test("past its capacity the one not used for longest is forgotten", () => {
  const users = new SystemUsers(2);
  users.remember(first, "111111111");
  users.remember(second, "222222222");
  users.remember(first, "111111111");
  users.remember(third, "333333333");

  const found = [first, second, third].map((id) => users.organizationOf(id));

  assert.deepEqual(found, ["111111111", null, "333333333"]);
});

test("a party uuid leads back to its organisation, another one to none", () => {
  assert.equal(organizationOfPartyUuid(partyUuidOf("991825827")), "991825827");
  assert.equal(organizationOfPartyUuid(systemUserIdOf("991825827")), null);
  assert.equal(organizationOfPartyUuid(`${partyUuidOf("991825827")}0`), null);
});
