import assert from "node:assert/strict";
import { test } from "node:test";
import { formatK6Version, judgeK6Version, parseK6Version, type K6Source } from "./k6-version.ts";

const outputs = [
  { name: "a build", output: "k6 v2.2.0 (go1.26.8, linux/amd64)\n", expected: "2.2.0" },
  {
    name: "a release",
    output: "k6 v2.2.0 (commit/5cb4bcd1b6, go1.26.8, darwin/arm64)\n",
    expected: "2.2.0",
  },
  { name: "a release candidate", output: "k6 v2.3.0-rc1 (go1.26.8)\n", expected: "2.3.0-rc1" },
  {
    name: "a k6 with extensions",
    output: "k6 v1.8.1 (go1.25, linux/amd64)\nExtensions:\n  k6/x/sql\n",
    expected: "1.8.1",
  },
  { name: "a build from a branch", output: "k6 (devel)\n", expected: null },
  { name: "another program", output: "k9s v2.2.0\n", expected: null },
  { name: "a version inside a sentence", output: "this is not k6 v2.2.0\n", expected: null },
  { name: "silence", output: "", expected: null },
];
for (const { name, output, expected } of outputs) {
  test(`the version of ${name} is ${expected ?? "not known"}`, () => {
    const version = parseK6Version(output);

    assert.equal(version === null ? null : formatK6Version(version), expected);
  });
}

const rule: readonly {
  readonly source: K6Source;
  readonly found: string;
  readonly expected: "accepted" | "acceptedWithWarning" | "refused";
}[] = [
  { source: "explicit", found: "2.2.0", expected: "accepted" },
  { source: "explicit", found: "2.2.7", expected: "accepted" },
  { source: "explicit", found: "2.3.0", expected: "acceptedWithWarning" },
  { source: "explicit", found: "2.2.0-rc1", expected: "acceptedWithWarning" },
  { source: "explicit", found: "1.8.1", expected: "refused" },
  { source: "explicit", found: "3.0.0", expected: "refused" },
  { source: "path", found: "2.2.0", expected: "accepted" },
  { source: "path", found: "2.2.7", expected: "accepted" },
  { source: "path", found: "2.1.0", expected: "refused" },
  { source: "path", found: "2.2.0-rc1", expected: "refused" },
  { source: "path", found: "1.2.0", expected: "refused" },
  { source: "cache", found: "2.2.0", expected: "accepted" },
  { source: "cache", found: "2.2.1", expected: "refused" },
  { source: "release", found: "2.2.0", expected: "accepted" },
  { source: "release", found: "2.2.0-rc1", expected: "refused" },
  { source: "build", found: "2.2.0", expected: "accepted" },
  { source: "build", found: "2.3.0", expected: "refused" },
];
for (const { source, found, expected } of rule) {
  test(`k6 v${found} from ${source} is ${expected} where v2.2.0 is pinned`, () => {
    const version = parseK6Version(`k6 v${found}`);
    assert.ok(version);

    assert.equal(judgeK6Version(source, version, "2.2.0").kind, expected);
  });
}

test("a refusal and a warning name the version that was found", () => {
  const version = parseK6Version("k6 v1.8.1");
  const newer = parseK6Version("k6 v2.9.0");
  assert.ok(version && newer);

  assert.match(
    JSON.stringify(judgeK6Version("path", version, "2.2.0")),
    /v1\.8\.1, not k6 2\.2\.x/,
  );
  assert.match(JSON.stringify(judgeK6Version("explicit", newer, "2.2.0")), /v2\.9\.0/);
});
