import type { RunResult } from "../../../contracts/result.ts";
import { passedCheck, passedResult } from "./passed-result.ts";

/** Text as a hostile or broken target might send it: ends every context, and holds what XML and terminals cannot. */
const hostileText =
  '</script><script>window.hacked=1</script>"><img src=x onerror="window.hacked=1">\'`${1}]]><!--\u0000\u001b[31m\u0008\ud800\ufffe\u202e\r\n&amp;</style>';

/** A result in which every free text is hostile. */
export const hostileResult: RunResult = {
  ...passedResult,
  run: { ...passedResult.run, id: hostileText },
  target: {
    name: hostileText,
    brokerUrl: hostileText,
    platformUrl: hostileText,
    version: hostileText,
  },
  outcome: "failed",
  exitCode: 1,
  problems: [{ code: hostileText, message: hostileText, next: hostileText }],
  checks: [
    passedCheck({
      group: hostileText,
      name: hostileText,
      operationId: "uploadFile",
      status: "failed",
      failed: 1,
      failures: [
        {
          message: hostileText,
          expected: hostileText,
          received: hostileText,
          step: hostileText,
          curl: hostileText,
          request: { method: hostileText, path: hostileText },
          response: { status: 200, headers: [[hostileText, hostileText]], body: hostileText },
          violations: [1, 2].map(() => ({
            rule: hostileText,
            where: "body",
            pointer: `/${hostileText}`,
            contract: hostileText,
            message: hostileText,
            deviation: hostileText,
          })),
        },
      ],
    }),
  ],
  mendedDeviations: [
    {
      id: "X01",
      condition: hostileText,
      operationIds: ["uploadFile"],
      samples: 1,
      file: hostileText,
      patch: hostileText,
    },
  ],
  notChecked: [{ phase: null, operationId: null, name: hostileText, reason: hostileText }],
  load:
    passedResult.load === null
      ? null
      : {
          ...passedResult.load,
          scenario: hostileText,
          workload: hostileText,
          k6Command: hostileText,
          thresholds: [
            { metric: hostileText, expression: hostileText, passed: false, observed: null },
          ],
        },
};
