import assert from "node:assert/strict";
import { before, test } from "node:test";

import { bodyRows } from "./body-mutations.ts";
import { headerRows } from "./header-mutations.ts";
import { goodFacts } from "./good-facts.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import { judgeAll, type JudgeQuestion } from "../../scripts/dev/bench/judge-all.ts";
import { judgeBundle, judgeBundleLimit } from "../../scripts/dev/bench/judge-bundle.ts";
import { verdictsInK6, verdictsInNewman } from "./judge-in-runtimes.ts";
import { problemRows } from "./problem-mutations.ts";
import { allKinds } from "./mutations/all-kinds.ts";
import { goodSubjects } from "./mutations/subject.ts";
import { recordedExchanges, type RecordedExchange } from "./recorded-exchanges.ts";
import { requestRows } from "./request-mutations.ts";
import { statusRows } from "./status-mutations.ts";

const broken = [...bodyRows, ...problemRows, ...headerRows, ...statusRows, ...requestRows];
/** One broken exchange of each kind of mutation, of another record each. */
function ofEachKind(): readonly JudgeQuestion[] {
  const subjects = goodSubjects();
  return allKinds.flatMap((kind, nth) => {
    const turned = [...subjects.slice(nth * 13), ...subjects.slice(0, nth * 13)];
    for (const subject of turned) {
      const [way] = kind.ways(subject);
      if (way !== undefined)
        return [{ operationId: subject.operationId, ...way.facts(), context: {} }];
    }
    return [];
  });
}

/** Broken ones of every row and kind, and some of each file of records. */
const questions: readonly JudgeQuestion[] = [
  ...broken.map(([, of, change]) => ({
    operationId: of[0],
    ...change(goodFacts(of)),
    context: {},
  })),
  ...ofEachKind(),
  ...recordedExchanges()
    .filter(isSampled)
    .map(({ operationId, exchange: { request, response, context } }) => ({
      operationId,
      request,
      response,
      context,
    })),
].map((question) => JSON.parse(JSON.stringify(question)) as JudgeQuestion);

/** Some of each file, and the first of each operation. */
function isSampled(one: RecordedExchange, nth: number, all: readonly RecordedExchange[]): boolean {
  const isFirst = all.findIndex(({ operationId }) => operationId === one.operationId) === nth;
  return isFirst || one.index % 23 === 0;
}

let bundle = "";
before(async () => {
  bundle = await judgeBundle();
});

const inNode = JSON.parse(JSON.stringify(judgeAll(questions))) as unknown;

test("the exchanges that the runtimes compare are many, and not all of them good", () => {
  const withViolations = judgeAll(questions).filter(({ violations }) => violations.length > 0);

  assert.ok(questions.length >= 300);
  const operations = new Set<OperationId>(questions.map(({ operationId }) => operationId));
  // Of the summary there is no record.
  assert.deepEqual(
    operationIds.filter((id) => !operations.has(id)),
    ["statisticsSummary"],
  );
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
