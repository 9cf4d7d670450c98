import assert from "node:assert/strict";
import { test } from "node:test";

import { setUp } from "../../collections/workflows/set-up.workflow.ts";
import { noAnswer } from "./no-answer.ts";
import { placeSteps } from "./select-steps.ts";

const steps = placeSteps([setUp]);
const broker = steps.find(({ step }) => step.kind === "operation") ?? assert.fail();
const platform = steps.find(({ step }) => step.kind === "platform") ?? assert.fail();

const cases = [
  { name: "a broker that hangs", step: broker, code: "ESOCKETTIMEDOUT", expected: "BROKER_SILENT" },
  { name: "a platform that hangs", step: platform, code: "ETIMEDOUT", expected: "PLATFORM_SILENT" },
  {
    name: "a broker that is not there",
    step: broker,
    code: "ECONNREFUSED",
    expected: "BROKER_UNREACHABLE",
  },
  {
    name: "a platform that breaks off",
    step: platform,
    code: "ECONNRESET",
    expected: "PLATFORM_UNREACHABLE",
  },
];
for (const { name, step, code, expected } of cases) {
  test(`${name} ends the run with ${expected}`, () => {
    const error = Object.assign(new Error(code), { code });

    const answer = noAnswer(step, error, "http://127.0.0.1:1/a?b", 2000);

    assert.ok(answer.kind === "problem");
    assert.equal(answer.problem.code, expected);
    assert.match(answer.problem.message, /http:\/\/127\.0\.0\.1:1 /);
  });
}

test("a broker that breaks off has failed the check", () => {
  const error = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

  const answer = noAnswer(broker, error, "http://127.0.0.1:1/a", 2000);

  assert.deepEqual(answer, {
    kind: "failure",
    message: "no complete answer came: ECONNRESET",
    received: "socket hang up",
  });
});
