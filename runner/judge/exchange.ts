/** One exchange as it is read from a file, before anything is judged. */
import type { JudgeContext, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";

export interface Exchange {
  /** What the source calls the operation, `none` where it says that there is none; null where it says nothing. */
  readonly operation: string | null;
  readonly request: RequestFacts;
  readonly response: ResponseFacts;
  readonly context: JudgeContext;
  readonly placement: Placement;
}

/** What places an exchange among others. */
export interface Placement {
  /** Name of the sequence that it belongs to; null: it stands alone. */
  readonly sequence: string | null;
  /** Milliseconds since the epoch, where the source tells. */
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
  /** Told to have been sent at the same moment as others. */
  readonly isParallel: boolean;
}

/** What stands at one place of a file. */
export type Entry =
  | { readonly kind: "exchange"; readonly index: number; readonly exchange: Exchange }
  /** An event that the service posted, without what it was answered. */
  | {
      readonly kind: "event";
      readonly index: number;
      readonly event: unknown;
      readonly sequence: null;
    }
  /** A row that tells of something else than one exchange: known, and not judged. */
  | { readonly kind: "observation"; readonly index: number; readonly sequence: string | null };
