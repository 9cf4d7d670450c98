/** No answer came: is the target not there, so that nothing can be judged, or did it break one answer? */
import type { PhaseProblem } from "../phase.ts";
import type { NetworkError } from "./newman-events.ts";
import type { PlacedStep } from "./select-steps.ts";

export type NoAnswer =
  | { readonly kind: "problem"; readonly problem: PhaseProblem }
  | { readonly kind: "failure"; readonly message: string; readonly received: string };

const silent = new Set(["ESOCKETTIMEDOUT", "ETIMEDOUT"]);
const absent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * A target that is not there or hangs ends the run: each further request would take as long.
 * An answer that breaks off or is no HTTP is a finding about the broker; of the platform it is a problem.
 */
export function noAnswer(
  placed: PlacedStep,
  error: NetworkError | null,
  url: string,
  timeoutMs: number,
): NoAnswer {
  const code = error?.code ?? "no response";
  const isBroker = placed.step.kind === "operation";
  const who = isBroker ? "broker" : "platform";
  const origin = /^[a-z]+:\/\/[^/]+/i.exec(url)?.[0] ?? url;
  const at = `${placed.workflow.name}, ${placed.label}`;
  if (silent.has(code)) {
    return {
      kind: "problem",
      problem: {
        code: isBroker ? "BROKER_SILENT" : "PLATFORM_SILENT",
        message: `the ${who} at ${origin} did not answer within ${timeoutMs / 1000} s (${at})`,
        next: `look at the log of the ${who}`,
      },
    };
  }
  if (absent.has(code) || !isBroker) {
    return {
      kind: "problem",
      problem: {
        code: isBroker ? "BROKER_UNREACHABLE" : "PLATFORM_UNREACHABLE",
        message: `the ${who} at ${origin} cannot be reached: ${code} (${at})`,
        next: `start it, or correct --${who}-url (${who.toUpperCase()}_URL)`,
      },
    };
  }
  return {
    kind: "failure",
    message: `no complete answer came: ${code}`,
    received: error?.message ?? code,
  };
}
