/** Media type and promised headers of an answer. */
import { tables } from "../generated/tables.js";
import { contentPlace } from "./content-place.ts";
import type { Findings } from "./findings.ts";
import type { HeaderMap } from "./header-map.ts";
import { isSameMediaType } from "./media-type.ts";
import { showValue } from "./show-value.ts";
import type { HeaderRule, Shape } from "./tables.ts";

const patterns = new Map<string, RegExp>();

/** Headers that the shape does not name are allowed, whatever they hold. */
export function judgeHeaders(shape: Shape, headers: HeaderMap, findings: Findings): void {
  judgeMediaType(shape, headers, findings);
  // By index: k6 walks iterators slowly.
  for (let index = 0; index < shape.headers.length; index += 1)
    judgeHeader(shape, shape.headers[index] as string, true, headers, findings);
  for (let index = 0; index < shape.optionalHeaders.length; index += 1)
    judgeHeader(shape, shape.optionalHeaders[index] as string, false, headers, findings);
}

function judgeHeader(
  shape: Shape,
  key: string,
  isRequired: boolean,
  headers: HeaderMap,
  findings: Findings,
): void {
  const rule = tables.headerRules[key];
  if (rule === undefined) throw new Error(`the tables know no header ${key}`);
  const value = headers.get(key);
  if (value === rule.constant || (value !== undefined && isInForm(rule, value))) return;
  const contract = `${shape.contract}/headers/${rule.name}`;
  if (value !== undefined) {
    const form = rule.constant ?? `in the form ${rule.pattern}`;
    const message = `expected ${rule.name}: ${form}, received ${showValue(value)}`;
    findings.add("header-invalid", "header", `/${key}`, contract, message);
  } else if (isRequired) {
    const message = `expected the header ${rule.name}, received none`;
    findings.add("header-missing", "header", `/${key}`, contract, message);
  }
}

function isInForm(rule: HeaderRule, value: string): boolean {
  if (rule.constant !== null) return value.toLowerCase() === rule.constant;
  return rule.pattern === null || patternOf(rule.pattern).test(value);
}

function judgeMediaType(shape: Shape, headers: HeaderMap, findings: Findings): void {
  if (shape.mediaType === null) return;
  const value = headers.get("content-type");
  if (value === shape.mediaType) return;
  if (value === undefined) {
    const message = `expected Content-Type ${shape.mediaType}, received none`;
    findings.add("header-missing", "header", "/content-type", contentPlace(shape), message);
  } else if (!isSameMediaType(value, shape.mediaType)) {
    const message = `expected Content-Type ${shape.mediaType}, received ${showValue(value)}`;
    findings.add("media-type-wrong", "header", "/content-type", contentPlace(shape), message);
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
