import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "../../contracts/judge/judge.ts";
import type { Verdict } from "../../contracts/judge/verdict.ts";
import { legalRewrites } from "./legal-rewrites.ts";
import { recordedExchanges } from "./recorded-exchanges.ts";

const said = ({ violations }: Verdict): readonly string[] =>
  violations.map(({ rule, pointer }) => `${rule} ${pointer}`).sort();
const recorded = recordedExchanges().map((one) => {
  const { request, response, context } = one.exchange;
  return { ...one, before: said(judge(one.operationId, request, response, context)) };
});

for (const [name, rewrite] of legalRewrites) {
  test(`${name}: every recorded verdict stays`, () => {
    let changed = 0;
    for (const { file, index, operationId, exchange, before } of recorded) {
      const { request, response, context } = exchange;
      const rewritten = rewrite(response);
      if (JSON.stringify(rewritten) === JSON.stringify(response)) continue;
      changed += 1;

      const after = judge(operationId, request, rewritten, context);

      assert.deepEqual(said(after), before, `${file}#${index}`);
    }
    assert.ok(changed > 0, "no record was rewritten");
  });
}

test("the kinds of legal freedom are many", () => {
  assert.ok(legalRewrites.length >= 25);
});
