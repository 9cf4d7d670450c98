/** Which of a status's shapes an answer is meant to have, so that what is wrong can be said exactly. */
import { isEmptyBody } from "./body-size.ts";
import type { Body } from "./facts.ts";
import type { HeaderMap } from "./header-map.ts";
import { isSameMediaType } from "./media-type.ts";
import { negotiatedShape } from "./negotiated-shape.ts";
import type { SchemaName, Shape } from "./tables.ts";

/**
 * The shape that fits the answer best. Without a fitting one the first is taken, and the judge says what differs.
 *
 * A body whose Content-Type is there but which is empty was meant to be one; a challenge is meant to have none.
 *
 * @param candidates at least one
 * @param accept of the request
 */
export function chooseShape(
  candidates: readonly Shape[],
  body: Body,
  headers: HeaderMap,
  accept: string | undefined,
): Shape {
  const first = candidates[0];
  if (first === undefined) throw new Error("chooseShape needs a candidate");
  if (candidates.length === 1) return first;
  const hasBody = body.kind !== "unknown" && !isEmptyBody(body);
  const isMeantToHaveBody =
    headers.has("content-type") || (hasBody && !headers.has("www-authenticate"));
  const meant = candidates.filter((shape) => (shape.body !== "none") === isMeantToHaveBody);
  if (meant.length < 2) return meant[0] ?? first;
  const text = body.kind === "text" ? body.text : "";
  const ofText = meant.find((shape) => isOfText(shape, text));
  if (ofText !== undefined) return ofText;
  const schema = schemaOfBody(text);
  const ofSchema = meant.filter((shape) => schema !== null && shape.schema === schema);
  const fitting = ofSchema.length === 0 ? meant : ofSchema;
  if (new Set(fitting.map(({ mediaType }) => mediaType)).size > 1 && fitting.every(isNoProblem))
    return negotiatedShape(fitting, accept);
  const mediaType = headers.get("content-type") ?? "";
  const ofType = fitting.filter((shape) => isSameMediaType(shape.mediaType ?? "", mediaType));
  return nearestByHeaders(ofType.length === 0 ? fitting : ofType, headers) ?? first;
}

function isOfText({ textPattern }: Shape, text: string): boolean {
  return textPattern !== null && new RegExp(textPattern).test(text);
}

/** The one of whose headers the most are there and the fewest are not; of equals the first. */
function nearestByHeaders(shapes: readonly Shape[], headers: HeaderMap): Shape | undefined {
  const nearness = (shape: Shape): number =>
    shape.headers.reduce((sum, key) => sum + (headers.has(key) ? 1 : -1), 0);
  return [...shapes].sort((a, b) => nearness(b) - nearness(a))[0];
}

/** Problems come in one type, whatever Accept says. */
function isNoProblem({ problem }: Shape): boolean {
  return problem === null;
}

/** Tells objects apart by the members that only one of them has. */
function schemaOfBody(text: string): SchemaName | null {
  if (/"validationResponse"\s*:/.test(text)) return "SubscriptionValidation";
  if (/"errors"\s*:/.test(text)) return "ValidationProblem";
  if (/"(?:code|statusDescription)"\s*:/.test(text)) return "ApplicationProblem";
  if (/"(?:instance|exceptionType|stackTrace)"\s*:/.test(text)) return "UnhandledProblem";
  if (/"detail"\s*:/.test(text)) return "ApplicationProblem";
  return /"title"\s*:/.test(text) ? "ValidationProblem" : null;
}
