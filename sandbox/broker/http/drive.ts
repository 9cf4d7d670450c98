/** Brings a rule and the platform together. */
import type { BrokerContext } from "../broker-context.ts";
import type { Asking } from "../rules/questions.ts";
import type { Exchange } from "./exchange.ts";

/** Lets a rule ask the platform until it has decided. */
export async function drive<Result>(
  { caller }: Exchange,
  { platform }: BrokerContext,
  rule: Asking<Result>,
): Promise<Result> {
  let step = rule.next();
  while (step.done !== true) step = rule.next(await platform.ask(step.value, caller));
  return step.value;
}
