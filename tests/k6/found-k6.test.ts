import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fakeK6, fakeMachine, fakeRelease } from "./fake-machine.ts";
import { releaseSite } from "./release-site.ts";
import { tryEnsure } from "./try-ensure.ts";

test("a k6 2.2.x on PATH is used and the cache is left alone", async (context) => {
  const machine = fakeMachine(context);
  const path = machine.script(join(machine.bin, "k6"), fakeK6("2.2.3"));
  machine.script(machine.cachePath, fakeK6("2.2.0"));

  const { k6, lines } = await tryEnsure({ env: machine.env });

  assert.deepEqual(k6, { path, version: "2.2.3", source: "path", warning: null });
  assert.deepEqual(lines, [`k6 path     used: ${path} v2.2.3`]);
});

test("another version on PATH is passed over, in words, and the next one on PATH is looked at", async (context) => {
  const machine = fakeMachine(context);
  const old = machine.script(join(machine.folder, "old", "k6"), fakeK6("1.8.1"));
  const right = machine.script(join(machine.bin, "k6"), fakeK6("2.2.0"));

  const { k6, lines } = await tryEnsure({
    env: { ...machine.env, PATH: `${dirname(old)}:${machine.bin}` },
  });

  assert.equal(k6?.path, right);
  assert.equal(lines[0], `k6 path     passed over: ${old} is v1.8.1, not k6 2.2.x`);
});

test("a relative folder on PATH is not looked into", async (context) => {
  const machine = fakeMachine(context);
  machine.script(machine.cachePath, fakeK6("2.2.0"));

  const { k6, lines } = await tryEnsure({ env: { ...machine.env, PATH: "bin::." } });

  assert.equal(k6?.source, "cache");
  assert.equal(lines[0], "k6 path     passed over: no k6 on PATH");
});

test("the cache serves when PATH has no k6, and no network is used", async (context) => {
  const machine = fakeMachine(context);
  machine.script(machine.cachePath, fakeK6("2.2.0"));
  const site = await releaseSite(context, (_, response) => response.writeHead(500).end());

  const { k6 } = await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url } });

  assert.deepEqual(k6, {
    path: machine.cachePath,
    version: "2.2.0",
    source: "cache",
    warning: null,
  });
  assert.deepEqual(site.asked, []);
});

const spoiled = [
  { name: "of another patch version", bytes: `#!/bin/sh\n${fakeK6("2.2.1")}\n`, mode: 0o755 },
  { name: "that is cut short", bytes: "\x7fELF\x02\x01\x01", mode: 0o755 },
  { name: "that may not be executed", bytes: `#!/bin/sh\n${fakeK6("2.2.0")}\n`, mode: 0o644 },
];
for (const { name, bytes, mode } of spoiled) {
  test(`a cached k6 ${name} is replaced by the release`, async (context) => {
    const machine = fakeMachine(context);
    mkdirSync(dirname(machine.cachePath), { recursive: true });
    writeFileSync(machine.cachePath, bytes, { mode });
    const { release, archive } = fakeRelease(machine);
    const site = await releaseSite(context, (_, response) => response.end(archive));

    const first = await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url }, release });
    const second = await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url }, release });

    assert.equal(first.k6?.source, "release");
    assert.match(first.lines[1] ?? "", /^k6 cache {4}passed over: /);
    assert.equal(second.k6?.source, "cache");
  });
}
