import assert from "node:assert/strict";
import { test } from "node:test";
import { checkNode } from "./check-node.ts";

test("a Node of the range is ok", () => {
  assert.equal(checkNode("20.20.2", ">=20.19.0 <21").state, "ok");
});

test("a Node outside the range is missing, with the command that brings one", () => {
  const finding = checkNode("18.20.8", ">=20.19.0 <21");

  assert.equal(finding.state, "missing");
  assert.match(finding.detail, /outside >=20\.19\.0 <21/);
  assert.equal(finding.next, "nvm install 22");
});
