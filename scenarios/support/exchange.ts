import type { RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";

type ByName = Readonly<Record<string, string>>;

/** One request of ours and what came back, kept until it is judged. Few members: k6 stores nine in a larger table. */
export interface Exchange {
  readonly operationId: OperationId;
  /** Without the token: `Bearer <sender>` stands for the sender's. */
  readonly request: RequestFacts<ByName>;
  /** Of status 0 when none came. */
  readonly response: ResponseFacts<ByName>;
  /** What k6 says when no response came. */
  readonly error: string;
  /** The body of a download, until it is compared. */
  bytes: ArrayBuffer | null;
  readonly sentAtMs: number;
  readonly durationMs: number;
}

/** Text of the response; empty for a file. */
export function textOf({ response: { body } }: Pick<Exchange, "response">): string {
  return body.kind === "text" ? body.text : "";
}
