/** One exchange as it is read from a file, before anything is judged. */
import type { JudgeContext, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";

export interface Exchange {
  /** What the source calls the operation; null where it says nothing. */
  readonly operation: string | null;
  readonly request: RequestFacts;
  readonly response: ResponseFacts;
  readonly context: JudgeContext;
}

/** What stands at one place of a file. */
export type Entry =
  | { readonly kind: "exchange"; readonly index: number; readonly exchange: Exchange }
  /** A row that tells of something else than one exchange: known, and not judged. */
  | { readonly kind: "observation"; readonly index: number };
