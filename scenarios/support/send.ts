/** The one place where a request of the broker's API leaves k6. */
import http, {
  type RefinedParams,
  type RequestBody,
  type ResponseBody,
  type ResponseType,
} from "k6/http";

import type { Body } from "../../contracts/judge/facts.ts";
import { basePath, type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import { config } from "./config.ts";
import type { Exchange } from "./exchange.ts";
import { holdIfStopped } from "./hold-if-stopped.ts";
import { nextTraceparent } from "./trace.ts";

/** Who sends. */
export interface Caller {
  /** The Authorization header. */
  readonly authorization: string;
  /** What stands for it wherever a request is shown: `Bearer <sender>`. */
  readonly placeholder: string;
}

export interface Call {
  readonly operationId: OperationId;
  readonly method: "GET" | "POST" | "PUT";
  /** After `/broker/api/v1`. */
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string | Uint8Array;
  readonly responseType?: "text" | "binary";
}

/** Tags by operation: one object each, made once. */
const tags: Readonly<Record<OperationId, { readonly name: string }>> = Object.fromEntries(
  operationIds.map((name) => [name, { name }]),
) as Record<OperationId, { name: string }>;

// k6's limit covers the body as well: a second for each megabyte on top.
const timeout =
  config.workload.requestTimeoutSeconds * 1000 + config.workload.fileSizeBytes / 1_000;

// Each reference to what a k6 module exports asks the module anew: once is enough.
const { request } = http;

let exchanges: Exchange[] = [];

/** Sends one request; what came back waits to be judged when the process is over. */
export function send(caller: Caller, call: Call): Exchange {
  const { operationId, method, body, contentType } = call;
  const path = basePath + call.path;
  const traceparent = nextTraceparent();
  const headers: Record<string, string> = { Authorization: caller.authorization, traceparent };
  const shownHeaders: Record<string, string> = { Authorization: caller.placeholder, traceparent };
  if (contentType !== undefined) {
    headers["Content-Type"] = contentType;
    shownHeaders["Content-Type"] = contentType;
  }
  const responseType: ResponseType = call.responseType ?? "text";
  const params: RefinedParams<ResponseType> = {
    headers,
    tags: tags[operationId],
    responseType,
    timeout,
  };

  const sentAtMs = Date.now();
  // @types/k6 lacks Uint8Array, which k6 sends without a copy; null sends `Content-Length: 0`, "" would be chunked.
  const response = request(
    method,
    config.brokerUrl + path,
    (body ?? null) as RequestBody | null,
    params,
  );
  const { status } = response;
  if (status === 0) holdIfStopped();
  const received = response.body;
  // A refused download is a problem object: text, for the judge to read.
  const isFile = received instanceof ArrayBuffer && (status === 200 || status === 206);
  const exchange: Exchange = {
    operationId,
    request: { method, path, headers: shownHeaders, body: sentBody(body) },
    response: {
      status,
      headers: response.headers,
      body: isFile ? { kind: "binary", sizeBytes: received.byteLength } : textBody(received),
      isRaw: false,
    },
    error: status === 0 ? response.error : "",
    bytes: isFile ? received : null,
    sentAtMs,
    durationMs: response.timings.duration,
  };
  exchanges.push(exchange);
  return exchange;
}

const noBody: Body = { kind: "text", text: "" };

function textBody(received: ResponseBody): Body {
  if (received instanceof ArrayBuffer) {
    return { kind: "text", text: new TextDecoder().decode(received) };
  }
  return typeof received === "string" ? { kind: "text", text: received } : noBody;
}

function sentBody(body: string | Uint8Array | undefined): Body {
  if (body === undefined) return noBody;
  if (typeof body === "string") return { kind: "text", text: body };
  return { kind: "binary", sizeBytes: body.byteLength };
}

/** The exchanges since the last call, in the order they were sent. */
export function takeExchanges(): Exchange[] {
  const taken = exchanges;
  exchanges = [];
  return taken;
}
