/** The judge as a run of this target uses it. */
import { deviations } from "../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { excuseSequence } from "../../contracts/judge/sequence/excuse-sequence.ts";
import { observe } from "../../contracts/judge/sequence/observe.ts";
import { startSequence } from "../../contracts/judge/sequence/sequence.ts";
import { textDigests } from "../text-digests.ts";
import type { JudgeExchange } from "./contract-listener.ts";

/**
 * A judge for one run: each exchange by itself, and against all of the run that came before it.
 *
 * The sandbox keeps the promise, so no deviation is excused there; another broker may show the known
 * defects of the real service, which then stand in the violation by name.
 */
export function judgeFor(targetName: string): JudgeExchange {
  const excuses = targetName !== "sandbox";
  // The transfers are of this run, and newman sends one request after another.
  const sequence = startSequence({ isAlone: true, digests: textDigests });
  return (operationId, request, response, context, organization) => {
    const verdict = judge(operationId, request, response, context);
    const own = excuses
      ? excuseDeviations(verdict, request, response, context, deviations)
      : verdict;
    const findings = observe(sequence, { operationId, request, response, organization });
    if (findings.length === 0) return own;
    const violations = excuseSequence(findings, excuses ? "named" : "open");
    return { ...own, violations: [...own.violations, ...violations] };
  };
}
