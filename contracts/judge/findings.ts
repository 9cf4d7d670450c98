/** Gathers what the parts of the judge find. */
import type { Rule } from "./rules.ts";
import type { Violation, Where } from "./verdict.ts";

export class Findings {
  readonly violations: Violation[] = [];
  readonly notJudged: string[] = [];

  add(rule: Rule, where: Where, pointer: string, contract: string, message: string): void {
    this.violations.push({ rule, where, pointer, contract, message, deviation: null });
  }

  /** Whether something was found at this place of the body. */
  hasAt(pointer: string): boolean {
    return this.violations.some(
      (violation) => violation.where === "body" && violation.pointer === pointer,
    );
  }
}
