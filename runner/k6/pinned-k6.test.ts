import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pinnedK6 } from "./pinned-k6.ts";

const read = (name: string): string =>
  readFileSync(new URL(`./build/${name}`, import.meta.url), "utf8");

test("release and build are pinned to the same version of k6", () => {
  const { goModule, version } = pinnedK6;

  assert.ok(read("go.mod").includes(`require ${goModule} v${version}\n`));
  assert.ok(read("go.sum").includes(`${goModule} v${version} h1:`));
  assert.ok(read("tools.go").includes(`import _ "${goModule}"`));
});

test("the smallest Go is the one that go.mod names", () => {
  assert.match(read("go.mod"), new RegExp(`^go ${pinnedK6.minimumGo}\\.\\d+$`, "mu"));
});

for (const [machine, archive] of Object.entries(pinnedK6.archives)) {
  test(`the archive for ${machine} is of the pinned version and has a sha256`, () => {
    assert.match(
      archive.fileName,
      new RegExp(`^k6-v${pinnedK6.version}-[a-z0-9-]+\\.(tar\\.gz|zip)$`),
    );
    assert.match(archive.sha256, /^[0-9a-f]{64}$/);
    assert.equal(archive.member, `${archive.fileName.replace(/\.(tar\.gz|zip)$/, "")}/k6`);
  });
}

test("Linux and macOS have an archive on both architectures", () => {
  assert.deepEqual(Object.keys(pinnedK6.archives).sort(), [
    "darwin-arm64",
    "darwin-x64",
    "linux-arm64",
    "linux-x64",
  ]);
});
