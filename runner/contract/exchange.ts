/** From newman's objects to the facts of the judge: what was sent, and the bytes that came back. */
import { createHash } from "node:crypto";

import type { Body, Header, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";

interface NewmanHeaders {
  readonly members: readonly { readonly key: string; readonly value: unknown }[];
}

/** The part of newman's request that we read; its variables are filled in. */
export interface NewmanRequest {
  readonly method: string;
  readonly url: { toString(): string; getPathWithQuery(): string };
  readonly headers: NewmanHeaders;
  readonly body?: { readonly raw?: string } | null;
}

/** The part of newman's response that we read. */
export interface NewmanResponse {
  readonly code: number;
  readonly headers: NewmanHeaders;
  readonly stream?: Uint8Array;
  readonly responseTime?: number;
}

export interface Exchange {
  /** Address as sent, with its origin. */
  readonly url: string;
  readonly request: RequestFacts;
  readonly response: ResponseFacts;
  readonly durationMs: number | null;
}

export function exchangeOf(request: NewmanRequest, response: NewmanResponse): Exchange {
  return {
    url: request.url.toString(),
    request: {
      method: request.method,
      path: request.url.getPathWithQuery(),
      headers: headerLines(request.headers),
      body: { kind: "text", text: request.body?.raw ?? "" },
    },
    response: {
      status: response.code,
      headers: headerLines(response.headers),
      body: bodyOf(response.stream ?? new Uint8Array()),
      isRaw: true,
    },
    durationMs: response.responseTime ?? null,
  };
}

function headerLines(headers: NewmanHeaders): readonly Header[] {
  return headers.members.map(({ key, value }) => [key, String(value)]);
}

/** Text exactly as received, a byte order mark included; bytes that are no UTF-8 by size and hash. */
function bodyOf(bytes: Uint8Array): Body {
  try {
    return {
      kind: "text",
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return { kind: "binary", sizeBytes: bytes.byteLength, sha256 };
  }
}
