/** Says what is wrong with a header of an answer of resumable upload. */
import { tables } from "../../generated/tables.js";
import type { Findings } from "../findings.ts";
import type { Rule } from "../rules.ts";
import { showValue } from "../show-value.ts";
import type { TusAnswer } from "./tus-answer.ts";

/**
 * @param key name of the header in lower case, one that the contract knows
 * @param expected completes "expected …"
 */
export function headerFinding(
  rule: Rule,
  key: string,
  expected: string,
  { headers, shape }: TusAnswer,
  findings: Findings,
): void {
  const value = headers.get(key);
  const received = value === undefined ? "none" : showValue(value);
  const isNamed = shape?.headers.includes(key) || shape?.optionalHeaders.includes(key);
  const within = isNamed ? `/headers/${tables.headerRules[key]?.name}` : "";
  const place = `${shape?.contract}${within}`;
  findings.add(rule, "header", `/${key}`, place, `expected ${expected}, received ${received}`);
}
