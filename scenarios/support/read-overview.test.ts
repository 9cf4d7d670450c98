import assert from "node:assert/strict";
import { test } from "node:test";

import { namesExactly, readOverview } from "./read-overview.ts";

const wanted = ["0192:1", "0192:2"];

function textOf(...organizations: readonly unknown[]): string {
  const recipients = organizations.map((recipient) => ({
    recipient,
    currentRecipientFileTransferStatusCode: "Initialized",
  }));
  return JSON.stringify({ fileTransferStatus: "Published", recipients });
}

const cases: readonly (readonly [
  name: string,
  organizations: readonly unknown[],
  holds: boolean,
])[] = [
  ["both, in order", ["0192:1", "0192:2"], true],
  ["both, in another order", ["0192:2", "0192:1"], true],
  ["one missing", ["0192:1"], false],
  ["one twice", ["0192:1", "0192:1"], false],
  ["one too many", ["0192:1", "0192:2", "0192:3"], false],
  ["none", [], false],
  ["something else", [null, 5], false],
];
for (const [name, organizations, holds] of cases) {
  test(`recipients: ${name} is ${holds ? "right" : "wrong"}`, () => {
    assert.equal(namesExactly(readOverview(textOf(...organizations)), wanted), holds);
  });
}

test("an overview reads the same in every way to write it", () => {
  const usual = textOf("0192:1", "0192:2");
  const expected = {
    status: "Published",
    recipients: wanted,
    recipientStatuses: ["Initialized", "Initialized"],
  };

  for (const text of [
    usual,
    JSON.stringify(JSON.parse(usual), null, 2),
    usual.replace("0192:1", "\\u0030192:1"),
    usual.replace("{", '{"fileName":"a\\"b",'),
    usual.replace("{", '{"propertyList":{"fileTransferStatus":"Failed"},'),
    usual.replace("{", '{"propertyList":{"recipient":"0192:3"},'),
  ]) {
    assert.deepEqual(readOverview(text), expected, text);
  }
});

test("what is no overview has no status and no recipients", () => {
  for (const text of [
    "",
    "null",
    "[1]",
    "not json",
    '{"recipients":5}',
    '{"recipient":"0192:1"}',
  ]) {
    const overview = readOverview(text);

    assert.equal(overview.status, undefined);
    assert.deepEqual(overview.recipients, []);
  }
});
