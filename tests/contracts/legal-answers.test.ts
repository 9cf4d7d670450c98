import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "../../contracts/judge/judge.ts";
import { goodFacts } from "./good-facts.ts";
import { legalBodies } from "./legal-bodies.ts";
import { legalExchanges } from "./legal-exchanges.ts";
import { legalUploads } from "./legal-uploads.ts";

for (const [name, of, ...changes] of [...legalBodies, ...legalExchanges, ...legalUploads]) {
  test(`legal: ${name}`, () => {
    const [operationId] = of;
    const { request, response } = changes.reduce((facts, change) => change(facts), goodFacts(of));

    assert.deepEqual(judge(operationId, request, { ...response, isRaw: true }).violations, []);
  });
}
