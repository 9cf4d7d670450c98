/** How a run treats the known defects of the real service. */
import type { DeviationPolicy } from "../../contracts/result.ts";
import type { ListedDeviation } from "./listed-deviation.ts";

export const deviationPolicies: readonly DeviationPolicy[] = ["expected", "allowed", "none"];

/**
 * The sandbox keeps the promise, so each defect there is a violation; a named environment is the real service; a broker
 * of one's own may have the defects or not.
 */
export function defaultPolicy(targetName: string): DeviationPolicy {
  if (targetName === "sandbox") return "none";
  return targetName === "custom" ? "allowed" : "expected";
}

/** What a run does with deviations. */
export interface DeviationUse {
  readonly policy: DeviationPolicy;
  /** With `expected`: a deviation that did not show fails the run. */
  readonly isStrict: boolean;
  readonly listed: readonly SourcedDeviation[];
}

/** Our own list, as it is named in messages and patches: from the project's folder. */
export const committedList = "contracts/deviations.yaml";

/** An entry, and the file that it stands in. */
export interface SourcedDeviation {
  readonly entry: ListedDeviation;
  readonly file: { readonly name: string; readonly text: string };
}
