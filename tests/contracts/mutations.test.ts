import assert from "node:assert/strict";
import { test } from "node:test";

import { deviations } from "../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { rules } from "../../contracts/judge/rules.ts";
import { bodyRows } from "./body-mutations.ts";
import { goodFacts } from "./good-facts.ts";
import { headerRows } from "./header-mutations.ts";
import { problemRows } from "./problem-mutations.ts";
import { requestRows } from "./request-mutations.ts";
import { statusRows } from "./status-mutations.ts";
import { uploadRows } from "./upload-mutations.ts";

const mutations = [
  ...bodyRows,
  ...problemRows,
  ...headerRows,
  ...statusRows,
  ...requestRows,
  ...uploadRows,
];

for (const [name, of, change, expected] of mutations) {
  test(`seen: ${name}`, () => {
    const [operationId] = of;
    const good = goodFacts(of);
    assert.deepEqual(judge(operationId, good.request, good.response).violations, []);
    const broken = change(good);

    const verdict = judge(operationId, broken.request, broken.response);
    const excused = excuseDeviations(verdict, broken.request, broken.response, {}, deviations);

    const said = verdict.violations.map(({ rule, where, pointer }) => [rule, where, pointer]);
    assert.deepEqual(said[0], expected, JSON.stringify(verdict.violations));
    for (const { contract, message } of verdict.violations) {
      assert.match(contract, /^\//);
      assert.match(message, /expected/);
    }
    assert.ok(excused.violations.every((violation) => violation.deviation === null));
  });
}

test("every rule is seen saying no", () => {
  const seen = new Set(mutations.map(([, , , [rule]]) => rule));
  // Those over several exchanges in sequence.test.ts, the others beside framing and judge.
  const overSeveral = rules.slice(rules.indexOf("echo-differs"), rules.indexOf("unjudgeable"));
  const elsewhere = [...overSeveral, "framing-ambiguous", "unjudgeable"];

  assert.deepEqual(
    rules.filter((rule) => !seen.has(rule) && !elsewhere.includes(rule)),
    [],
  );
});
