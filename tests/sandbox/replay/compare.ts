/** Differences between a recorded answer and the emulator's, all that is not an id, a time or a trace. */
import { bodyBytes, type RecordRow } from "./records.ts";
import type { Received } from "./send.ts";

/** Differ by connection, not by service. */
const ignoredHeaders = ["connection", "date", "keep-alive"];
/** Differ from run to run. */
const ownValues = [
  "x-ratelimit-reset",
  "retry-after",
  "x-file-hash",
  "x-file-size",
  "x-generated-at",
  "x-total-filetransfer-count",
  "x-service-owner-count",
  "x-environment",
];
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** @returns one line a difference; none when the answers are alike */
export function compare(row: Pick<RecordRow, "response">, received: Received): readonly string[] {
  const expected = row.response;
  if (expected.status !== received.status) {
    return [
      `status ${expected.status} expected, ${received.status} received: ${received.body.toString("utf8").slice(0, 200)}`,
    ];
  }
  // A report's content is the emulator's own: only its kind is compared.
  const isReport = expected.headers.some(([name]) => name === "X-File-Hash");
  const wanted = headerList(expected.headers, isReport);
  const got = headerList(received.headers, isReport);
  const differences = wanted === got ? [] : [`headers ${wanted} expected, ${got} received`];
  const bytes = bodyBytes(expected.body);
  if (bytes === null) return differences;
  const expectedText = normalizeBody(bytes.toString("utf8"));
  const receivedText = normalizeBody(received.body.toString("utf8"));
  return expectedText === receivedText
    ? differences
    : [...differences, `body: ${firstDifference(expectedText, receivedText)}`];
}

/** Where the texts part, with a little of what stands before. */
function firstDifference(expected: string, received: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === received[at]) at += 1;
  const shown = (text: string): string => text.slice(Math.max(0, at - 40), at + 120);
  return `…${shown(expected)}… expected, …${shown(received)}… received`;
}

function headerList(
  headers: readonly (readonly [string, string])[],
  hasOwnLength: boolean,
): string {
  return headers
    .filter(([name]) => !ignoredHeaders.includes(name.toLowerCase()))
    .filter(([name]) => !hasOwnLength || name.toLowerCase() !== "content-length")
    .map(([name, value]) => {
      const isOwn = ownValues.includes(name.toLowerCase());
      return `${name.toLowerCase()}: ${isOwn ? "<value>" : normalizeText(value)}`;
    })
    .sort()
    .join("; ");
}

/** Member order and repeated names are kept: they are part of what is compared. */
function normalizeBody(text: string): string {
  const normalized = normalizeText(text);
  if (normalized.includes('"exceptionType":')) return exceptionShape(normalized);
  if (!/^\{"fileTransfer(?:StatusHistory|Id)":/.test(normalized)) return normalized;
  // The service promises no order of history rows, nor of recipients.
  return normalized.replace(
    /((?:History|recipients)":)\[(.*?)\](?=,")/g,
    (_all, name: string, rows: string) => {
      const sorted = rows.split(/(?<=\}),/).sort();
      return `${name}[${sorted.join(",")}]`;
    },
  );
}

/** The words of an exception, and whether another one is inside, depend on code that is not the emulator's. */
function exceptionShape(text: string): string {
  const {
    innerException: _inner,
    innerExceptionType: _type,
    ...members
  } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return JSON.stringify({ ...members, detail: "", exceptionType: "", stackTrace: "" });
}

function normalizeText(text: string): string {
  return text
    .replace(/"traceId":"[^"]*"/g, '"traceId":"<trace>"')
    .replace(/"retryAfter":\d+/g, '"retryAfter":<seconds>')
    .replace(/"fileHash":"[^"]*","fileSizeBytes":\d+/g, '"fileHash":<hash>')
    .replace(/\d{8}_\d{6}_daily_summary_report_A3_\w+/g, "<report>")
    .replace(
      /"sendersFileTransferReference":"ref-[^"]*"/g,
      '"sendersFileTransferReference":"<reference>"',
    )
    .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+\+00:00/g, "<time>")
    .replace(/\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}/g, "<time>")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "<platform>")
    .replace(guid, "<id>");
}
