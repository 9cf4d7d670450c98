import type { Header, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";

/** One request of ours and what came back, kept until it is judged. */
export interface Exchange {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  /** Without the token: `Bearer <sender>` stands for the sender's. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Text as sent, the size of a binary body, or null. */
  readonly requestBody: string | number | null;
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

export function requestFacts(exchange: Exchange): RequestFacts {
  const { method, path, requestHeaders, requestBody } = exchange;
  return {
    method,
    path,
    headers: Object.entries(requestHeaders),
    body:
      typeof requestBody === "number"
        ? { kind: "binary", sizeBytes: requestBody }
        : { kind: "text", text: requestBody ?? "" },
  };
}

export function responseFacts(exchange: Exchange): ResponseFacts {
  const headers: Header[] = Object.entries(exchange.headers);
  const body =
    exchange.text === null
      ? ({ kind: "binary", sizeBytes: exchange.sizeBytes } as const)
      : ({ kind: "text", text: exchange.text } as const);
  return { status: exchange.status, headers, body, isRaw: false };
}
