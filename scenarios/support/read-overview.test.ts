import assert from "node:assert/strict";
import { test } from "node:test";

import { namesExactly, readOverview } from "./read-overview.ts";

const wanted = ["0192:1", "0192:2"];

function overviewOf(...organizations: readonly unknown[]): ReturnType<typeof readOverview> {
  const recipients = organizations.map((recipient) => ({ recipient }));
  return readOverview(JSON.stringify({ fileTransferStatus: "Published", recipients }));
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
    assert.equal(namesExactly(overviewOf(...organizations), wanted), holds);
  });
}

test("what is no overview has no status and no recipients", () => {
  for (const text of ["", "null", "[1]", "not json", '{"recipients":5}']) {
    const overview = readOverview(text);

    assert.equal(overview.status, undefined);
    assert.deepEqual(overview.recipients, []);
  }
});
