import assert from "node:assert/strict";
import { test } from "node:test";

import { deviations } from "../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import type { JudgeContext } from "../../contracts/judge/facts.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { recordedExchanges, type RecordedExchange } from "./recorded-exchanges.ts";

const recorded = recordedExchanges();

function verdictOf({ operationId, exchange }: RecordedExchange, context?: JudgeContext) {
  const { request, response } = exchange;
  const known = context ?? exchange.context;
  return excuseDeviations(
    judge(operationId, request, response, known),
    request,
    response,
    known,
    deviations,
  );
}

test("every recorded exchange keeps the contract, or a listed deviation names it", (t) => {
  const counts: Record<string, number> = { clean: 0 };
  for (const one of recorded) {
    const { violations } = verdictOf(one);
    const open = violations.filter((violation) => violation.deviation === null);
    assert.deepEqual(open, [], `${one.file}#${one.index}`);
    const name = violations[0]?.deviation ?? "clean";
    counts[name] = (counts[name] ?? 0) + 1;
  }
  t.diagnostic(`${recorded.length} exchanges: ${JSON.stringify(counts)}`);
  assert.ok(recorded.length > 4000);
  assert.ok((counts["clean"] ?? 0) > recorded.length * 0.95);
});

test("of hardly any exchange a part is not in the records", () => {
  const partly = recorded.filter((one) => verdictOf(one).notJudged.length > 0);

  assert.ok(partly.length < recorded.length * 0.01, `${partly.length}`);
});

test("a deviation that needs to be told the circumstances excuses nothing without them", () => {
  const needing = recorded.filter((one) => {
    const id = verdictOf(one).violations[0]?.deviation ?? "";
    return (
      ["D03", "D07", "D21", "D25", "D26"].includes(id) && one.exchange.context.token !== undefined
    );
  });

  assert.ok(needing.length > 10);
  for (const one of needing) {
    const [violation] = verdictOf(one, {}).violations;
    assert.equal(violation?.deviation, null, `${one.file}#${one.index}`);
  }
});

test("a 500 behind which something was broken is judged for its shape only, and a 500 without is not promised", () => {
  const broken = recorded.filter(
    ({ exchange }) => exchange.context.fault !== undefined && exchange.response.status === 500,
  );

  assert.ok(broken.length > 50);
  for (const one of broken) {
    assert.deepEqual(verdictOf(one).violations, []);
    assert.equal(verdictOf(one, {}).violations[0]?.rule, "status-undocumented");
  }
});

test("a recorded deviation whose answer is also malformed is not wholly excused", () => {
  const one = recorded.find((candidate) => verdictOf(candidate).violations[0]?.deviation === "D05");
  assert.ok(one);
  const { exchange } = one;
  assert.equal(exchange.response.body.kind, "text");
  const text = exchange.response.body.kind === "text" ? exchange.response.body.text : "";
  const response = {
    ...exchange.response,
    body: { kind: "text" as const, text: text.replace('"instance"', '"place"') },
  };

  const { violations } = verdictOf({ ...one, exchange: { ...exchange, response } });

  assert.deepEqual(
    violations.map(({ pointer, deviation }) => [pointer, deviation]),
    [
      ["", "D05"],
      ["/instance", null],
      ["/place", null],
    ],
  );
});
