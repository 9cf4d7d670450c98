/** Media type and promised headers of an answer. */
import { tables } from "../generated/tables.js";
import type { Findings } from "./findings.ts";
import type { HeaderMap } from "./header-map.ts";
import { isSameMediaType } from "./media-type.ts";
import { showValue } from "./show-value.ts";
import type { Shape } from "./tables.ts";

const patterns = new Map<string, RegExp>();

/** Headers that the shape does not name are allowed, whatever they hold. */
export function judgeHeaders(shape: Shape, headers: HeaderMap, findings: Findings): void {
  judgeMediaType(shape, headers, findings);
  for (const name of shape.headers) {
    const rule = tables.headerRules[name];
    const key = name.toLowerCase();
    const value = headers.get(key);
    const contract = `${shape.contract}/headers/${name}`;
    if (rule === undefined) throw new Error(`the tables know no header ${name}`);
    if (value === undefined) {
      findings.add(
        "header-missing",
        "header",
        `/${key}`,
        contract,
        `expected the header ${name}, received none`,
      );
    } else if (rule.constant !== null && value.toLowerCase() !== rule.constant) {
      const expected = `expected ${name}: ${rule.constant}`;
      findings.add(
        "header-invalid",
        "header",
        `/${key}`,
        contract,
        `${expected}, received ${showValue(value)}`,
      );
    } else if (rule.pattern !== null && !patternOf(rule.pattern).test(value)) {
      const message = `expected ${name} in the form ${rule.pattern}, received ${showValue(value)}`;
      findings.add("header-invalid", "header", `/${key}`, contract, message);
    }
  }
}

function judgeMediaType(shape: Shape, headers: HeaderMap, findings: Findings): void {
  if (shape.mediaType === null) return;
  const value = headers.get("content-type");
  const contract = `${shape.contract}/content/${shape.mediaType.replace(/\//g, "~1")}`;
  if (value === undefined) {
    const message = `expected Content-Type ${shape.mediaType}, received none`;
    findings.add("header-missing", "header", "/content-type", contract, message);
  } else if (!isSameMediaType(value, shape.mediaType)) {
    const message = `expected Content-Type ${shape.mediaType}, received ${showValue(value)}`;
    findings.add("media-type-wrong", "header", "/content-type", contract, message);
  }
}

function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(source);
    patterns.set(source, pattern);
  }
  return pattern;
}
