import type { Headers, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";

/** One request of ours and what came back, kept until it is judged. */
export interface Exchange {
  readonly operationId: OperationId;
  /** Without the token: `Bearer <sender>` stands for the sender's. */
  readonly request: RequestFacts<Readonly<Record<string, string>>>;
  /** HTTP status code; 0 when no response came. */
  readonly status: number;
  /** What k6 says when no response came. */
  readonly error: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for a binary body. */
  readonly text: string | null;
  /** The body of a download, until it is compared. */
  bytes: ArrayBuffer | null;
  readonly sizeBytes: number;
  readonly sentAtMs: number;
  readonly durationMs: number;
}

/** The response as the judge takes it. */
export function responseFacts(exchange: Exchange): ResponseFacts<Headers> {
  const { status, headers, text, sizeBytes } = exchange;
  return {
    status,
    headers,
    body: text === null ? { kind: "binary", sizeBytes } : { kind: "text", text },
    isRaw: false,
  };
}
