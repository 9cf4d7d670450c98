import assert from "node:assert/strict";
import { before, test } from "node:test";

import { bodyRows } from "./body-mutations.ts";
import { headerRows } from "./header-mutations.ts";
import { goodFacts } from "./good-facts.ts";
import { judgeAll, type JudgeQuestion } from "../../scripts/dev/bench/judge-all.ts";
import { judgeBundle, judgeBundleLimit } from "../../scripts/dev/bench/judge-bundle.ts";
import { verdictsInK6, verdictsInNewman } from "./judge-in-runtimes.ts";
import { problemRows } from "./problem-mutations.ts";
import { recordedExchanges } from "./recorded-exchanges.ts";
import { requestRows } from "./request-mutations.ts";
import { statusRows } from "./status-mutations.ts";

const broken = [...bodyRows, ...problemRows, ...headerRows, ...statusRows, ...requestRows];
/** Broken ones of every kind, and some of each file of records. */
const questions: readonly JudgeQuestion[] = [
  ...broken.map(([, of, change]) => ({
    operationId: of[0],
    ...change(goodFacts(of)),
    context: {},
  })),
  ...recordedExchanges()
    .filter(({ index }) => index % 23 === 0)
    .map(({ operationId, exchange: { request, response, context } }) => ({
      operationId,
      request,
      response,
      context,
    })),
].map((question) => JSON.parse(JSON.stringify(question)) as JudgeQuestion);

let bundle = "";
before(async () => {
  bundle = await judgeBundle();
});

const inNode = JSON.parse(JSON.stringify(judgeAll(questions))) as unknown;

test("the exchanges that the runtimes compare are many, and not all of them good", () => {
  const withViolations = judgeAll(questions).filter(({ violations }) => violations.length > 0);

  assert.ok(questions.length >= 300);
  assert.ok(withViolations.length >= broken.length);
});

test("the judge is small, and makes no code while it runs", () => {
  assert.ok(bundle.length <= judgeBundleLimit, `${bundle.length} bytes`);
  assert.doesNotMatch(bundle, /\beval\(|new Function|\bURL\b\(|\bBuffer\b|\\p\{|\(\?[=!]/);
});

test("k6 gives the same verdicts as Node", async () => {
  assert.deepEqual(JSON.parse(await verdictsInK6(bundle, questions)), inNode);
});

test("newman's sandbox gives the same verdicts as Node", async () => {
  assert.deepEqual(JSON.parse(await verdictsInNewman(bundle, questions)), inNode);
});
