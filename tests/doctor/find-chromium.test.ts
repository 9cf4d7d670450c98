import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { checkChromium } from "../../runner/doctor/check-chromium.ts";
import { findChromium, requireChromium } from "../../runner/doctor/find-chromium.ts";
import { SuiteError } from "../../targets/suite-error.ts";

function rootWith(context: TestContext, programs: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "chromium-test-"));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, lines] of Object.entries(programs)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `#!/bin/sh\n${lines}\n`);
    chmodSync(join(root, path), 0o755);
  }
  return root;
}

const places = [
  "usr/bin/chromium",
  "usr/bin/chromium-browser",
  "usr/bin/google-chrome",
  "Applications/Chromium.app/Contents/MacOS/Chromium",
  "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
for (const place of places) {
  test(`a browser at /${place} is found, also when PATH is empty`, (context) => {
    const root = rootWith(context, { [place]: "" });

    assert.deepEqual(findChromium({ env: {}, root }), { kind: "found", path: join(root, place) });
  });
}

test("CHROMIUM_PATH beats every other browser", (context) => {
  const root = rootWith(context, { "mine/browser": "", "usr/bin/chromium": "" });
  const path = join(root, "mine/browser");

  assert.deepEqual(findChromium({ env: { CHROMIUM_PATH: path }, root }), { kind: "found", path });
});

for (const asked of ["/no/such/browser", ""]) {
  test(`CHROMIUM_PATH="${asked}" is refused, although another browser is there`, (context) => {
    const root = rootWith(context, { "usr/bin/chromium": "" });

    const search = findChromium({ env: { CHROMIUM_PATH: asked }, root });

    assert.equal(search.kind, "missing");
    assert.match(JSON.stringify(search), /CHROMIUM_PATH names/);
  });
}

test("a browser on PATH beats the usual places", (context) => {
  const root = rootWith(context, { "bin/google-chrome": "", "usr/bin/chromium": "" });

  const search = findChromium({ env: { PATH: join(root, "bin") }, root });

  assert.deepEqual(search, { kind: "found", path: join(root, "bin/google-chrome") });
});

const systems = [
  { platform: "linux", command: /apt-get install --yes chromium/ },
  { platform: "darwin", command: /brew install --cask google-chrome/ },
] as const;
for (const { platform, command } of systems) {
  test(`without a browser on ${platform} the error names the command that installs one`, (context) => {
    const root = rootWith(context, {});

    assert.throws(
      () => requireChromium({ env: {}, platform, root }),
      (error) =>
        error instanceof SuiteError &&
        error.code === "CHROMIUM_MISSING" &&
        error.exitCode === 3 &&
        command.test(error.next),
    );
  });
}

const { signal } = new AbortController();

test("the doctor tells the version of the browser", async (context) => {
  const root = rootWith(context, { "usr/bin/chromium": 'echo "Chromium 156.0.1 built on Debian"' });

  const finding = await checkChromium({ env: {}, root, signal });

  assert.equal(finding.state, "ok");
  assert.equal(finding.version, "156.0.1");
});

test("the doctor warns of a browser that does not start", async (context) => {
  const root = rootWith(context, { "usr/bin/chromium": "echo no display >&2; exit 1" });

  const finding = await checkChromium({ env: {}, root, signal });

  assert.equal(finding.state, "warning");
  assert.match(finding.detail, /no display/);
});

test("no browser is no obstacle for the main job", async (context) => {
  const finding = await checkChromium({ env: {}, root: rootWith(context, {}), signal });

  assert.equal(finding.state, "missing");
  assert.equal(finding.isRequired, false);
});
