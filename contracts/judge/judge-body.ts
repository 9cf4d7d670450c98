/** The body of an answer against its shape. */
import { validators } from "../generated/validators.js";
import { isEmptyBody } from "./body-size.ts";
import { contentPlace } from "./content-place.ts";
import type { Body } from "./facts.ts";
import type { Findings } from "./findings.ts";
import { isInt64 } from "./int64.ts";
import { judgeProblem } from "./judge-problem.ts";
import { parseJson } from "./parse-json.ts";
import { scanJson } from "./scan-json.ts";
import { schemaFindings } from "./schema-findings.ts";
import { showValue } from "./show-value.ts";
import { isUsualForm } from "./usual-form.ts";
import type { OperationTable, SchemaName, Shape } from "./tables.ts";

/** @param operation null where the answer belongs to no operation */
export function judgeBody(
  shape: Shape,
  operation: OperationTable | null,
  body: Body,
  findings: Findings,
): void {
  if (body.kind === "unknown") {
    findings.notJudged.push(`response body: ${body.reason}`);
    return;
  }
  const isEmpty = isEmptyBody(body);
  if (shape.body === "none") {
    judgeNoBody(shape, body, findings);
    return;
  }
  if (shape.body === "bytes") return;
  if (isEmpty) {
    findings.add("body-missing", "body", "", contentPlace(shape), "expected a body, received none");
  } else if (body.kind === "binary" && body.isUtf8 === false) {
    const message = `expected text in UTF-8, received ${body.sizeBytes} bytes that are none`;
    findings.add("body-unparsable", "body", "", contentPlace(shape), message);
  } else if (body.kind === "binary") {
    findings.notJudged.push("response body: only its size is known");
  } else if (shape.body === "text") {
    judgeText(shape, body.text, findings);
  } else {
    judgeJson(shape, operation, body.text, findings);
  }
}

/** An answer to HEAD has none whatever its shape (RFC 9110, section 9.3.2); where it is not known it is not missed. */
export function judgeNoBody(shape: Shape, body: Body, findings: Findings): void {
  if (body.kind === "unknown" || isEmptyBody(body)) return;
  const received = body.kind === "text" ? showValue(body.text) : `${body.sizeBytes} bytes`;
  const message = `expected no body, received ${received}`;
  findings.add("body-unexpected", "body", "", shape.contract, message);
}

function judgeText(shape: Shape, text: string, findings: Findings): void {
  if (shape.textPattern === null || new RegExp(shape.textPattern).test(text)) return;
  const message = `expected a text like ${shape.textPattern}, received ${showValue(text)}`;
  const place =
    shape.mediaType === null
      ? `${shape.contract}/x-text-pattern`
      : `${contentPlace(shape)}/schema/pattern`;
  findings.add("text-wrong", "body", "", place, message);
}

function judgeJson(
  shape: Shape,
  operation: OperationTable | null,
  text: string,
  findings: Findings,
): void {
  if (shape.schema === null) throw new Error(`the tables know no schema for ${shape.contract}`);
  if (isUsualForm(shape.schema, text)) return;
  const value = parseJson(text);
  if (value === undefined) {
    const message = `expected JSON, received ${showValue(text)}`;
    findings.add("body-unparsable", "body", "", contentPlace(shape), message);
    return;
  }
  schemaFindings(validators[shape.schema], value, findings);
  judgeWriting(shape.schema, text, findings);
  if (shape.problem !== null) judgeProblem(shape, shape.problem, operation, value, findings);
}

/** Keys that occur twice, and numbers that are not exact; neither is seen in the parsed value. */
function judgeWriting(schema: SchemaName, text: string, findings: Findings): void {
  const scan = scanJson(text);
  const contract = `/components/schemas/${schema}`;
  let traceIds = 1;
  for (const { pointer, isSameValue } of scan.repeated) {
    if (schema === "ApplicationProblem" && pointer === "/traceId" && isSameValue) {
      traceIds += 1;
      // Oddity O06: the service writes this key twice, with one value.
      if (traceIds === 2) continue;
    }
    const how = isSameValue ? "more than once" : "with different values";
    findings.add(
      "key-repeated",
      "body",
      pointer,
      contract,
      `expected the key once, received it ${how}`,
    );
  }
  for (const { pointer, raw } of scan.numbers) {
    if (isInt64(raw) || findings.hasAt(pointer)) continue;
    const message = `expected a whole number within 64 bits, received ${raw.slice(0, 200)}`;
    findings.add("number-inexact", "body", pointer, contract, message);
  }
}
