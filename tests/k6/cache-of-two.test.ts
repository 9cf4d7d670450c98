import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { K6NotFoundError } from "../../runner/k6/k6-errors.ts";
import type { K6Release } from "../../runner/k6/pinned-k6.ts";
import { fakeMachine, fakeRelease, type FakeMachine } from "./fake-machine.ts";
import { releaseSite } from "./release-site.ts";
import { tryEnsure } from "./try-ensure.ts";

const ensureOnce = fileURLToPath(new URL("ensure-once.ts", import.meta.url));

function processArguments(release: K6Release): readonly string[] {
  return ["--import", import.meta.resolve("tsx"), ensureOnce, JSON.stringify(release)];
}

test(
  "two processes at once both get k6, and the cache is whole",
  { timeout: 60_000 },
  async (context) => {
    const machine = fakeMachine(context);
    const { release, archive } = fakeRelease(machine);
    const waiting: ServerResponse[] = [];
    const site = await releaseSite(context, (_, response) => {
      // Nobody is answered before both have asked: so neither finds the work of the other in the cache.
      waiting.push(response);
      if (waiting.length === 2) for (const each of waiting) each.end(archive);
    });
    const env = { ...machine.env, K6_RELEASE_URL: site.url };

    const run = async (): Promise<unknown> => {
      const { stdout } = await promisify(execFile)(process.execPath, processArguments(release), {
        env,
      });
      return JSON.parse(stdout);
    };
    const both = await Promise.all([run(), run()]);

    const expected = {
      path: machine.cachePath,
      version: "2.2.0",
      source: "release",
      warning: null,
    };
    assert.deepEqual(both, [expected, expected]);
    assert.deepEqual(readdirSync(dirname(machine.cachePath)), ["k6"]);
    assert.match(
      execFileSync(machine.cachePath, ["version"], { encoding: "utf8" }),
      /^k6 v2\.2\.0 /,
    );
  },
);

test(
  "a process killed in the middle of a download leaves no k6, and the next one mends it",
  { timeout: 60_000 },
  async (context) => {
    const machine = fakeMachine(context);
    const { release, archive } = fakeRelease(machine);
    let answered = 0;
    let onHalf = (): void => undefined;
    const half = new Promise<void>((resolve) => (onHalf = resolve));
    const site = await releaseSite(context, (_, response) => {
      answered += 1;
      if (answered > 1) response.end(archive);
      else {
        response.writeHead(200, { "content-length": archive.length });
        response.write(archive.subarray(0, 40), () => onHalf());
      }
    });
    const env = { ...machine.env, K6_RELEASE_URL: site.url };

    const child = spawn(process.execPath, processArguments(release), { env, stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await half;
    child.kill("SIGKILL");
    await ended;

    assert.equal(existsSync(machine.cachePath), false);
    const { k6 } = await tryEnsure({ env, release });
    assert.equal(k6?.source, "release");
  },
);

test("what a killed process left behind is swept after two hours, not before", async (context) => {
  const machine = fakeMachine(context);
  const { release, archive } = fakeRelease(machine);
  const site = await releaseSite(context, (_, response) => response.end(archive));
  const cacheFolder = dirname(machine.cachePath);
  for (const [name, hours] of [
    ["abandoned", 3],
    ["working", 1],
  ] as const) {
    const folder = join(cacheFolder, `.install-${name}`);
    mkdirSync(folder, { recursive: true });
    const time = Date.now() / 1000 - hours * 3600;
    utimesSync(folder, time, time);
  }

  await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url }, release });

  assert.deepEqual(readdirSync(cacheFolder).sort(), [".install-working", "k6"]);
});

const obstacles = [
  {
    name: "a file in the place of its folder",
    // Permissions would not stop root, which tests in containers are run by.
    block: (machine: FakeMachine) => writeFileSync(machine.env["XDG_CACHE_HOME"] ?? "", ""),
    words: /cannot be written \((?:ENOTDIR|EEXIST)\)$/,
  },
  {
    name: "a folder in the place of the program",
    block: (machine: FakeMachine) =>
      mkdirSync(join(machine.cachePath, "full"), { recursive: true }),
    words: /cannot be written \((?:EISDIR|ENOTEMPTY|EEXIST|ENOTDIR)\)$/,
  },
];
for (const { name, block, words } of obstacles) {
  test(`a cache that has ${name} is said to be unwritable`, async (context) => {
    const machine = fakeMachine(context);
    const { release, archive } = fakeRelease(machine);
    const site = await releaseSite(context, (_, response) => response.end(archive));
    block(machine);

    const { error, lines } = await tryEnsure({
      env: { ...machine.env, K6_RELEASE_URL: site.url },
      release,
    });

    assert.ok(error instanceof K6NotFoundError);
    assert.equal(error.exitCode, 3);
    assert.match(lines[2] ?? "", words);
  });
}
