/** Reads exchange lines: one JSON object a line, as the records of the real service are written. */
import type { Body, Header, JudgeContext, RequestFacts } from "../../contracts/judge/facts.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { bodyOfBase64 } from "./decode-body.ts";
import type { Entry, Exchange } from "./exchange.ts";
import { restoreSpellings } from "./restore-spellings.ts";
import { unframed } from "./unframe-body.ts";
import { wireRequest } from "./wire-request.ts";

/**
 * The entries of the text, indexed from 0 over its non-empty lines.
 *
 * @param file for messages
 * @throws {SuiteError} NO_EXCHANGE when a line is neither an exchange nor a row with `event` or `observed`
 */
export function readRecords(text: string, file: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    entries.push(readLine(line, entries.length, `${file}:${number + 1}`));
  }
  return entries;
}

function readLine(line: string, index: number, place: string): Entry {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw noExchange(place, "it is no JSON");
  }
  if (!isRecord(row)) throw noExchange(place, "it is no object");
  if (isRecord(row["ids"])) {
    const spelled = restoreSpellings(line, row["ids"]);
    if (spelled !== line) row = JSON.parse(spelled) as Readonly<Record<string, unknown>>;
  }
  return entryOf(row as Readonly<Record<string, unknown>>, index, place);
}

function entryOf(row: Readonly<Record<string, unknown>>, index: number, place: string): Entry {
  const { request, response } = row;
  if (isRecord(request) && isRecord(response)) {
    return { kind: "exchange", index, exchange: exchangeOf(row, request, response, place) };
  }
  if (isRecord(row["event"]))
    return { kind: "event", index, event: withSampleId(row["event"]), sequence: null };
  if (row["observed"] !== undefined) {
    return { kind: "observation", index, sequence: lifecycleOf(row) };
  }
  throw noExchange(place, "it has neither request and response nor `event` nor `observed`");
}

/** Records of events name the transfer by a word. */
function withSampleId(event: Readonly<Record<string, unknown>>): unknown {
  return event["resourceinstance"] === "{fileTransferId}"
    ? { ...event, resourceinstance: "8c696f72-a0a7-48eb-ab20-f0032ed71119" }
    : event;
}

function exchangeOf(
  row: Readonly<Record<string, unknown>>,
  request: Readonly<Record<string, unknown>>,
  response: Readonly<Record<string, unknown>>,
  place: string,
): Exchange {
  const status = response["status"];
  if (typeof status !== "number") throw noExchange(place, "its response has no status");
  const headers = headersOf(response["headers"]);
  return {
    operation: typeof row["operation"] === "string" ? row["operation"] : null,
    request: requestOf(request, place),
    response: {
      status,
      headers,
      body: contentOf(bodyOf(response["body"], response["truncated"] ?? null), headers),
      isRaw: true,
    },
    context: contextOf(row),
    placement: {
      sequence: lifecycleOf(row),
      isParallel: parallelWords.test(`${String(row["given"])} ${String(row["condition"])}`),
    },
  };
}

function requestOf(request: Readonly<Record<string, unknown>>, place: string): RequestFacts {
  const { method, path, raw } = request;
  // A row that keeps the bytes as they went over the wire instead of their parts.
  if (typeof raw === "string") return wireRequest(raw);
  if (typeof method !== "string" || typeof path !== "string")
    throw noExchange(place, "its request has no method or no path");
  const body = bodyOf(request["body"], null);
  return { method, path, headers: headersOf(request["headers"]), body };
}

const parallelWords =
  /\b(?:parallel|simultaneous(?:ly)?|(?:at )?once|at the same (?:moment|time)|concurrent(?:ly)?)\b/i;

/** Only the rows of one lifecycle are a sequence: ids are samples, and others share them. */
function lifecycleOf(row: Readonly<Record<string, unknown>>): string | null {
  const { lifecycle } = row;
  return typeof lifecycle === "string" ? lifecycle : null;
}

function contextOf(row: Readonly<Record<string, unknown>>): JudgeContext {
  const words = (member: string): string | undefined => {
    const value = row[member];
    if (value === undefined || value === null || value === false) return undefined;
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  const given = words("given");
  const condition = words("condition");
  const token = words("token");
  const fault = words("fault");
  return {
    ...(given === undefined ? {} : { given }),
    ...(condition === undefined ? {} : { condition }),
    ...(token === undefined ? {} : { token }),
    ...(fault === undefined ? {} : { fault }),
  };
}

function headersOf(headers: unknown): readonly Header[] {
  if (Array.isArray(headers)) {
    return headers.flatMap((line: unknown) =>
      Array.isArray(line) ? [[String(line[0]), String(line[1])] as const] : [],
    );
  }
  if (!isRecord(headers)) return [];
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((line) => [name, String(line)] as const),
  );
}

function bodyOf(body: unknown, truncated: unknown): Body {
  if (truncated !== null && truncated !== false)
    return { kind: "unknown", reason: "it was cut short when recorded" };
  if (body === undefined || body === null) return { kind: "text", text: "" };
  if (typeof body === "string") return { kind: "text", text: body };
  if (!isRecord(body)) return { kind: "unknown", reason: "it is in no known form" };
  if (typeof body["base64"] === "string") return bodyOfBase64(body["base64"]);
  const { length, sha256 } = body;
  if (typeof length !== "number") return { kind: "unknown", reason: "it is in no known form" };
  return { kind: "binary", sizeBytes: length, ...(typeof sha256 === "string" ? { sha256 } : {}) };
}

/** A row that was read from the socket keeps the framing. */
function contentOf(body: Body, headers: readonly Header[]): Body {
  const isChunked = headers.some(
    ([name, value]) => /^transfer-encoding$/i.test(name) && /chunked/i.test(value),
  );
  return isChunked && body.kind === "text" ? { kind: "text", text: unframed(body.text) } : body;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noExchange(place: string, reason: string): SuiteError {
  return new SuiteError({
    code: "NO_EXCHANGE",
    exitCode: 2,
    message: `${place} is no exchange: ${reason}`,
    next: "give a HAR 1.2 file, or lines that are JSON objects with request and response",
  });
}
