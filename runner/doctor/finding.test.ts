import assert from "node:assert/strict";
import { test } from "node:test";
import { formatFindings, isReady, type Finding } from "./finding.ts";

const base: Finding = {
  name: "k6",
  state: "ok",
  isRequired: true,
  version: "2.2.0",
  detail: "/usr/bin/k6",
  next: null,
};

const cases: readonly {
  readonly name: string;
  readonly finding: Finding;
  readonly expected: boolean;
}[] = [
  { name: "what is here", finding: base, expected: true },
  { name: "a warning", finding: { ...base, state: "warning" }, expected: true },
  {
    name: "something optional that is missing",
    finding: { ...base, state: "missing", isRequired: false },
    expected: true,
  },
  {
    name: "something required that is missing",
    finding: { ...base, state: "missing" },
    expected: false,
  },
];
for (const { name, finding, expected } of cases) {
  test(`${name} ${expected ? "does not keep" : "keeps"} the main job from running`, () => {
    assert.equal(isReady([base, finding]), expected);
  });
}

test("a finding is one line, and what to do about it a second one", () => {
  const missing: Finding = {
    name: "Chromium",
    state: "missing",
    isRequired: false,
    version: null,
    detail: "not on PATH",
    next: "apt-get install chromium",
  };

  assert.equal(
    formatFindings([base, missing]),
    "k6        ok                  2.2.0  /usr/bin/k6\n" +
      "Chromium  missing (optional)  not on PATH\n" +
      "          next: apt-get install chromium\n",
  );
});
