/** The reports of the service's operators: their hash is the shell's to compute. */
import { createHash } from "node:crypto";
import type { BrokerContext } from "../broker-context.ts";
import type { Decision } from "../rules/answer.ts";
import { makeReport, sentReport, storedReport } from "../rules/statistics-report.ts";

export function reportStored(context: BrokerContext): Decision {
  return report(context, storedReport);
}

export function reportSent(context: BrokerContext): Decision {
  return report(context, sentReport);
}

function report(
  { state, service, now }: BrokerContext,
  answer: typeof storedReport | typeof sentReport,
): Decision {
  const made = makeReport(state, service.current, now());
  const hash = createHash("md5")
    .update(made?.content ?? "")
    .digest("base64");
  return answer(made, hash, service.current);
}
