import assert from "node:assert/strict";
import { test } from "node:test";
import { renderJunit } from "../../reports/builders/junit.ts";
import { hostileResult } from "./samples/hostile-result.ts";
import { interruptedResult } from "./samples/interrupted-result.ts";
import { passedCheck, passedResult } from "./samples/passed-result.ts";
import { sampleResults } from "./samples/sample-results.ts";

/**
 * Tags of a document in order, strictly: fails on anything XML 1.0 does not allow in our subset (declaration,
 * elements, double-quoted attributes, text, the references we use). A browser's parser reads it too, in report.browser.test.ts.
 */
function readTags(xml: string): readonly string[] {
  // oxlint-disable-next-line no-control-regex -- what XML 1.0 § 2.2 forbids
  assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  const text = '(?:[^<>&"]|&(?:amp|lt|gt|quot|#9|#10|#13);)*';
  const token = new RegExp(
    `<\\?xml version="1\\.0" encoding="UTF-8"\\?>|<(/?)([a-z]+)((?: [a-z]+="${text}")*)(/?)>|${text}`,
    "uy",
  );
  const open: string[] = [];
  const seen: string[] = [];
  while (token.lastIndex < xml.length) {
    const start = token.lastIndex;
    const match = token.exec(xml);
    assert.ok(match && match[0] !== "", `not well-formed at ${xml.slice(start, start + 80)}`);
    const [, slash, name, , selfClosing] = match;
    if (name === undefined) continue;
    if (slash === "/") assert.equal(open.pop(), name);
    else {
      seen.push(name);
      if (selfClosing !== "/") open.push(name);
    }
  }
  assert.deepEqual(open, [], "every element is closed");
  return seen;
}

for (const { name, result } of [...sampleResults, { name: "hostile", result: hostileResult }]) {
  test(`the ${name} result is well-formed XML whose counts are those of its elements`, () => {
    const xml = renderJunit(result);

    const tags = readTags(xml);

    const count = (tag: string) => tags.filter((seen) => seen === tag).length;
    const [, suite = ""] = /<testsuite( [^>]*)>/.exec(xml) ?? [];
    assert.match(suite, new RegExp(` tests="${count("testcase")}"`));
    assert.match(suite, new RegExp(` failures="${count("failure")}"`));
    assert.match(suite, new RegExp(` errors="${count("error")}"`));
    assert.match(suite, new RegExp(` skipped="${count("skipped")}"`));
  });
}

test("the reader of this test says no", () => {
  for (const xml of [
    "<a>",
    "<a></b>",
    '<a b="<"/>',
    "<a>&nbsp;</a>",
    "<a>\u0001</a>",
    "<a b='c'/>",
  ]) {
    assert.throws(() => readTags(xml), assert.AssertionError, xml);
  }
});

test("the suite is named by target, address and version", () => {
  assert.match(
    renderJunit(passedResult),
    /<testsuite name="sandbox http:\/\/127\.0\.0\.1:5096 version 0\.1\.0"/,
  );
});

test("an interrupted run is an error for a server that reads only this file", () => {
  assert.match(
    renderJunit(interruptedResult),
    /<error message="the run was interrupted \(exit code 130\)"/,
  );
});

test("checks of one name are told apart by their id", () => {
  const checks = ["05", "09"].map((step) =>
    passedCheck({ id: `contract/lifecycle/${step}`, operationId: "uploadFile", name: "same" }),
  );

  const xml = renderJunit({ ...passedResult, checks });

  assert.match(xml, /name="uploadFile same \(contract\/lifecycle\/05\)"/);
  assert.match(xml, /name="uploadFile same \(contract\/lifecycle\/09\)"/);
});
