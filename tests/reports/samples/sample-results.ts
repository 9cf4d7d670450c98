import { failedResult } from "./failed-result.ts";
import { interruptedResult } from "./interrupted-result.ts";
import { notJudgedResult } from "./not-judged-result.ts";
import { passedResult } from "./passed-result.ts";

/** One result of each outcome, by the name of its golden files. */
export const sampleResults = [
  { name: "passed", result: passedResult },
  { name: "failed", result: failedResult },
  { name: "not-judged", result: notJudgedResult },
  { name: "interrupted", result: interruptedResult },
] as const;
