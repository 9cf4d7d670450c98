/** The judge as a contract run uses it: each exchange by itself, and against all of the run that came before it. */
import type { JudgeContext, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";
import { excuseSequence } from "../../contracts/judge/sequence/excuse-sequence.ts";
import { observe } from "../../contracts/judge/sequence/observe.ts";
import { startSequence } from "../../contracts/judge/sequence/sequence.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { ContractInForce } from "../contract-build/contract-in-force.ts";
import { type Judged, judgeFor } from "../deviations/judge-exchange.ts";
import { textDigests } from "../text-digests.ts";

/** Judges one exchange, and what it shows together with those before it. */
export type JudgeInRun = (
  operationId: OperationId,
  request: RequestFacts,
  response: ResponseFacts,
  context: JudgeContext,
  /** Nine digits of the organisation that the caller acts for; null: it has no token that says so. */
  organization: string | null,
) => Judged;

/** A judge for one run: it remembers what it was told. */
export function judgeRun(contract: ContractInForce): JudgeInRun {
  const judge = judgeFor(contract);
  const listed = contract.deviations.listed.map(({ entry }) => entry);
  // The transfers are of this run, and newman sends one request after another.
  const sequence = startSequence({ isAlone: true, digests: textDigests });
  return (operationId, request, response, context, organization) => {
    const judged = judge(operationId, request, response, context);
    const findings = observe(sequence, { operationId, request, response, organization });
    if (findings.length === 0) return judged;
    const violations = [...judged.verdict.violations, ...excuseSequence(findings, listed)];
    return { ...judged, verdict: { ...judged.verdict, violations } };
  };
}
