/** Which of a status's shapes an answer is meant to have, so that what is wrong can be said exactly. */
import { isEmptyBody } from "./body-size.ts";
import type { Body } from "./facts.ts";
import type { HeaderMap } from "./header-map.ts";
import type { SchemaName, Shape } from "./tables.ts";

/**
 * The shape that fits the answer best. Without a fitting one the first is taken, and the judge says what differs.
 *
 * A body whose Content-Type is there but which is empty was meant to be one; a challenge is meant to have none.
 *
 * @param candidates at least one
 */
export function chooseShape(candidates: readonly Shape[], body: Body, headers: HeaderMap): Shape {
  const first = candidates[0];
  if (first === undefined) throw new Error("chooseShape needs a candidate");
  if (candidates.length === 1) return first;
  const hasBody = body.kind !== "unknown" && !isEmptyBody(body);
  const isMeantToHaveBody =
    headers.has("content-type") || (hasBody && !headers.has("www-authenticate"));
  const fitting = candidates.filter((shape) => (shape.body !== "none") === isMeantToHaveBody);
  if (fitting.length < 2 || body.kind !== "text") return fitting[0] ?? first;
  const schema = schemaOfProblem(body.text);
  return fitting.find((shape) => shape.schema === schema) ?? fitting[0] ?? first;
}

/** Tells problem objects apart by the members that only one of them has. */
function schemaOfProblem(text: string): SchemaName | null {
  if (/"errors"\s*:/.test(text)) return "ValidationProblem";
  if (/"(?:code|statusDescription)"\s*:/.test(text)) return "ApplicationProblem";
  if (/"(?:instance|exceptionType|stackTrace)"\s*:/.test(text)) return "UnhandledProblem";
  if (/"detail"\s*:/.test(text)) return "ApplicationProblem";
  return /"title"\s*:/.test(text) ? "ValidationProblem" : null;
}
