import type { Headers, ResponseFacts } from "../facts.ts";

/** Code of the problem object, or null. */
export function problemCodeOf({ body }: ResponseFacts<Headers>): string | null {
  if (body.kind !== "text") return null;
  return /"code"\s*:\s*"(BRO-\d{5})"/.exec(body.text)?.[1] ?? null;
}
