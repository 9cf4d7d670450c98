import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { closedPort } from "./closed-port.ts";
import { fakeK6, fakeMachine } from "./fake-machine.ts";
import { releaseSite } from "./release-site.ts";

const program = fileURLToPath(new URL("../../scripts/broker-suite", import.meta.url));

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function brokerSuite(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env, timeout: 60_000 },
      (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

test("`k6 ensure` prints the path alone on stdout and the attempts on stderr", async (context) => {
  const machine = fakeMachine(context);
  machine.script(machine.cachePath, fakeK6("2.2.0"));

  const ended = await brokerSuite(["k6", "ensure"], machine.env);

  assert.deepEqual(ended, {
    exitCode: 0,
    stdout: `${machine.cachePath}\n`,
    stderr: `k6 path     passed over: no k6 on PATH\nk6 cache    used: ${machine.cachePath} v2.2.0\n`,
  });
});

test("`k6 ensure --json` prints one document", async (context) => {
  const machine = fakeMachine(context);
  const path = machine.script(join(machine.folder, "mine", "k6"), fakeK6("2.3.0"));

  const { exitCode, stdout } = await brokerSuite(
    ["k6", "ensure", "--json", "--k6", path],
    machine.env,
  );

  assert.equal(exitCode, 0);
  assert.deepEqual(JSON.parse(stdout), {
    path,
    version: "2.3.0",
    source: "explicit",
    warning: "k6 v2.3.0 is used as asked; the suite is tested with v2.2.0",
  });
});

const mistakes = [
  {
    name: "a path that does not exist",
    args: ["--k6", "./no-such-k6"],
    env: {},
    code: "K6_PATH_UNUSABLE",
  },
  { name: "an empty path", args: ["--k6", ""], env: {}, code: "K6_VARIABLE_INVALID" },
  { name: "an empty K6_BINARY", args: [], env: { K6_BINARY: "" }, code: "K6_VARIABLE_INVALID" },
  {
    name: "an empty K6_RELEASE_URL",
    args: [],
    env: { K6_RELEASE_URL: "" },
    code: "K6_VARIABLE_INVALID",
  },
];
for (const { name, args, env, code } of mistakes) {
  test(`${name} is exit 2 with one clear message`, async (context) => {
    const machine = fakeMachine(context);

    const ended = await brokerSuite(["k6", "ensure", ...args], { ...machine.env, ...env });

    assert.equal(ended.exitCode, 2);
    assert.equal(ended.stdout, "");
    assert.ok(ended.stderr.includes(`[${code}]`), ended.stderr);
    assert.equal(ended.stderr.match(/^error: /gm)?.length, 1);
  });
}

test("a release that is not the pinned one is exit 3, with both digests", async (context) => {
  const machine = fakeMachine(context);
  const site = await releaseSite(context, (_, response) => response.end("not k6"));

  const { exitCode, stderr } = await brokerSuite(["k6", "ensure"], {
    ...machine.env,
    K6_RELEASE_URL: site.url,
  });

  assert.equal(exitCode, 3);
  assert.match(stderr, /sha256 [0-9a-f]{64}, expected [0-9a-f]{64}/);
  assert.match(stderr, /\[K6_DIGEST_MISMATCH\]/);
});

test("when nothing works it is exit 3 with every attempt and the ways to get k6", async (context) => {
  const machine = fakeMachine(context);

  const { exitCode, stdout, stderr } = await brokerSuite(["k6", "ensure"], {
    ...machine.env,
    K6_RELEASE_URL: `http://127.0.0.1:${await closedPort()}`,
  });

  assert.equal(exitCode, 3);
  assert.equal(stdout, "");
  assert.match(stderr, /^k6 release {2}passed over: .*: ECONNREFUSED$/m);
  assert.match(stderr, /^k6 build {4}passed over: no Go on PATH$/m);
  assert.match(stderr, /\[K6_NOT_FOUND\]/);
  assert.match(stderr, /- name a k6 of your own: --k6 PATH, or the variable K6_BINARY/);
});
