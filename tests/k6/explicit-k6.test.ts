import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { K6PathError } from "../../runner/k6/k6-errors.ts";
import { fakeK6, fakeMachine } from "./fake-machine.ts";
import { tryEnsure } from "./try-ensure.ts";

test("a k6 that is asked for by path beats the one on PATH", async (context) => {
  const machine = fakeMachine(context);
  machine.script(join(machine.bin, "k6"), fakeK6("2.2.0"));
  const explicitPath = machine.script(join(machine.folder, "mine", "k6"), fakeK6("2.2.4"));

  const { k6, lines } = await tryEnsure({ env: machine.env, explicitPath });

  assert.deepEqual(k6, { path: explicitPath, version: "2.2.4", source: "explicit", warning: null });
  assert.deepEqual(lines, [`k6 explicit used: ${explicitPath} v2.2.4`]);
});

test("K6_BINARY asks for a k6 as the flag does", async (context) => {
  const machine = fakeMachine(context);
  const path = machine.script(join(machine.folder, "mine", "k6"), fakeK6("2.2.0"));

  const { k6 } = await tryEnsure({ env: { ...machine.env, K6_BINARY: path } });

  assert.equal(k6?.path, path);
});

test("another 2.x is used when it is asked for, with a warning", async (context) => {
  const machine = fakeMachine(context);
  const explicitPath = machine.script(join(machine.folder, "mine", "k6"), fakeK6("2.9.0"));

  const { k6, lines } = await tryEnsure({ env: machine.env, explicitPath });

  assert.match(k6?.warning ?? "", /v2\.9\.0 is used as asked; the suite is tested with v2\.2\.0/);
  assert.match(lines.join("\n"), /used with a warning/);
});

const unusable = [
  { name: "does not exist", script: null, words: /does not exist/, exitCode: 2 },
  {
    name: "is another major",
    script: fakeK6("1.8.1"),
    words: /is v1\.8\.1, not k6 2\.x/,
    exitCode: 3,
  },
  { name: "is not k6", script: "echo hello", words: /is not k6 \(says: hello\)/, exitCode: 3 },
  { name: "fails", script: "echo no libc >&2; exit 1", words: /says: no libc/, exitCode: 3 },
  {
    name: "hangs",
    script: "exec /bin/sleep 60",
    words: /did not tell its version in 300 ms/,
    exitCode: 3,
  },
];
for (const { name, script, words, exitCode } of unusable) {
  test(`an explicit k6 that ${name} is an error and nothing else is tried`, async (context) => {
    const machine = fakeMachine(context);
    machine.script(join(machine.bin, "k6"), fakeK6("2.2.0"));
    const path = join(machine.folder, "mine", "k6");
    if (script !== null) machine.script(path, script);

    const { error, lines } = await tryEnsure({
      env: { ...machine.env, K6_BINARY: path },
      ...(name === "hangs" ? { limits: { probeMs: 300 } } : {}),
    });

    assert.ok(error instanceof K6PathError);
    assert.equal(error.exitCode, exitCode);
    assert.match(error.message, words);
    assert.match(error.message, /^K6_BINARY names "/);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^k6 explicit refused: /);
  });
}

test("a folder is no k6", async (context) => {
  const machine = fakeMachine(context);

  const { error } = await tryEnsure({ env: machine.env, explicitPath: machine.folder });

  assert.ok(error instanceof K6PathError);
  assert.match(error.message, /^--k6 names ".*", which is not a file$/);
});
