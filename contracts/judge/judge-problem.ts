/** The constant members of a problem object, and its code. */
import { tables } from "../generated/tables.js";
import type { Findings } from "./findings.ts";
import { showValue } from "./show-value.ts";
import type { OperationTable, ProblemConstants, Shape } from "./tables.ts";

export function judgeProblem(
  shape: Shape,
  constants: ProblemConstants,
  operation: OperationTable | null,
  value: unknown,
  findings: Findings,
): void {
  if (typeof value !== "object" || value === null) return;
  const problem = value as Readonly<Record<string, unknown>>;
  for (const [member, expected] of Object.entries(constants)) {
    const received = problem[member];
    const pointer = `/${member}`;
    if (received === expected || received === undefined || findings.hasAt(pointer)) continue;
    const rule = member === "status" ? "problem-status-differs" : "problem-constant-differs";
    const message = `expected ${member} ${showValue(expected)}, received ${showValue(received)}`;
    findings.add(rule, "body", pointer, `${shape.contract}/x-problem/${member}`, message);
  }
  const code = problem["code"];
  if (typeof code === "string" && !findings.hasAt("/code"))
    judgeCode(code, constants.status, operation, findings);
}

function judgeCode(
  code: string,
  status: number,
  operation: OperationTable | null,
  findings: Findings,
): void {
  const statusOfCode = tables.catalogue[code];
  if (statusOfCode === undefined) {
    const message = `expected a code of the catalogue, received ${showValue(code)}`;
    findings.add("problem-code-unknown", "body", "/code", "/x-problem-catalogue", message);
    return;
  }
  // A 5xx that is not promised has no codes of its own: there only code and status must fit.
  const expected = operation?.codes[String(status)] ?? (status === statusOfCode ? [code] : []);
  if (expected.includes(code) && statusOfCode === status) return;
  const message = `expected one of ${expected.join(", ") || "no code"} with ${status}, received ${code}`;
  const contract = `${operation?.contract ?? ""}/x-problem-codes/${status}`;
  findings.add("problem-code-misplaced", "body", "/code", contract, message);
}
