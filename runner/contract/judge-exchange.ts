/** The judge as a run of this target uses it. */
import { deviations } from "../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import { judge } from "../../contracts/judge/judge.ts";
import type { JudgeExchange } from "./contract-listener.ts";

/**
 * The sandbox keeps the promise, so no deviation is excused there; another broker may show the known
 * defects of the real service, which then stand in the violation by name.
 */
export function judgeFor(targetName: string): JudgeExchange {
  if (targetName === "sandbox") return judge;
  return (operationId, request, response, context) =>
    excuseDeviations(
      judge(operationId, request, response, context),
      request,
      response,
      context,
      deviations,
    );
}
