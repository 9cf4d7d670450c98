import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { readSettingsFile } from "./settings-file.ts";

const cases = [
  { name: "a file that is no YAML", text: "a: [1\nb: 2", says: /at line 2/ },
  { name: "a file with a member twice", text: "a: 1\na: 2", says: /unique.*line 2/ },
  { name: "a file that its reader refuses", text: "a: 1", says: /a: no; b: no/ },
  { name: "a file that is not there", text: null, says: /ENOENT/ },
];
for (const { name, text, says } of cases) {
  test(`${name} is an error that names file, place and what is wrong`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), "broker-suite-test-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, "settings.yaml");
    if (text !== null) writeFileSync(file, text);

    const read = () => readSettingsFile(file, () => ({ ok: false, faults: ["a: no", "b: no"] }));

    assert.throws(read, (error: Error & { code?: string }) => {
      assert.equal(error.code, "PLATFORM_FILE_INVALID");
      assert.ok(error.message.startsWith(file));
      assert.match(error.message, says);
      return true;
    });
  });
}
