/** An answer as it goes over the wire, before faults have had their turn. */
import type { Answer, JsonValue, ValidationErrors } from "../rules/answer.ts";
import type { ByteRange } from "../rules/byte-range.ts";
import { problems, problemTypes, type ProblemCode } from "../rules/problems.ts";
import { contentDisposition } from "./content-disposition.ts";
import { jsonString, jsonText } from "./json-text.ts";
import type { Operation } from "./routes.ts";

export type HeaderLine = readonly [name: string, value: string];

export interface Rendered {
  readonly status: number;
  /** Without Connection, Date, Server and framing. */
  readonly headers: readonly HeaderLine[];
  readonly body:
    | { readonly kind: "none" }
    | { readonly kind: "text"; readonly text: string }
    /** Sent with its length. */
    | { readonly kind: "bytes"; readonly bytes: Uint8Array }
    | {
        readonly kind: "file";
        readonly transferId: string;
        readonly range: ByteRange;
        readonly hasWrongByte: boolean;
      };
}

/** What an answer says besides what was decided. */
export interface Circumstances {
  /** Of the request, without its query. */
  readonly path: string;
  readonly traceId: string;
  readonly isDevelopment: boolean;
}

/** On every answer of the application itself, whatever its status. */
const commonHeaders: readonly HeaderLine[] = [
  ["Cache-Control", "no-store"],
  ["X-Content-Type-Options", "nosniff"],
];

const jsonType = "application/json; charset=utf-8";
const problemType = "application/problem+json; charset=utf-8";

export function renderEmpty(status: number, headers: readonly HeaderLine[] = []): Rendered {
  return { status, headers: [...headers, ...commonHeaders], body: { kind: "none" } };
}

/** @param challenges one `WWW-Authenticate` value a scheme */
export function renderUnauthenticated(challenges: readonly string[]): Rendered {
  return renderEmpty(
    401,
    challenges.map((challenge) => ["WWW-Authenticate", challenge] as const),
  );
}

export function renderJson(
  status: number,
  value: JsonValue,
  headers: readonly HeaderLine[],
): Rendered {
  const rendered = renderText(status, jsonType, jsonText(value));
  return { ...rendered, headers: [...rendered.headers, ...headers] };
}

/** Text without a media type: what the service's own 406 is. */
export function renderBareText(status: number, text: string): Rendered {
  return { status, headers: commonHeaders, body: { kind: "text", text } };
}

/** @param operation decides the media type of a problem: JSON where that is what success has, else problem+json */
export function renderAnswer(
  answer: Answer,
  operation: Operation,
  circumstances: Circumstances,
): Rendered {
  const { traceId } = circumstances;
  const problemMediaType = operation.produces === "application/json" ? jsonType : problemType;
  switch (answer.kind) {
    case "json":
      return renderText(200, jsonType, jsonText(answer.value));
    case "text":
      return renderText(200, answer.mediaType, answer.text);
    case "attachment":
      return {
        status: 200,
        headers: [
          ["Content-Type", answer.mediaType],
          ...commonHeaders,
          ...answer.headers,
          ["Content-Disposition", contentDisposition(answer.fileName)],
        ],
        body: { kind: "bytes", bytes: answer.content },
      };
    case "empty":
      return renderEmpty(answer.status);
    case "problem":
      return renderText(
        problems[answer.code].status,
        problemMediaType,
        problemText(answer.code, traceId),
      );
    case "exception":
      return renderException(answer.detail, circumstances);
    case "unauthenticated":
      return renderUnauthenticated([
        'Bearer error="invalid_token"',
        'Bearer error="invalid_token"',
      ]);
    case "validation":
      return renderText(400, problemMediaType, validationText(answer.errors, traceId));
    case "unreadableMediaType":
      return renderText(415, problemMediaType, `{${typeAndTitle(415)},"traceId":"${traceId}"}`);
    case "file": {
      const { fileName, sizeBytes, range } = answer;
      const whole = { first: 0, last: sizeBytes - 1 };
      return {
        status: range === null ? 200 : 206,
        headers: [
          ["Content-Type", "application/octet-stream"],
          ["Accept-Ranges", "bytes"],
          ...(range === null
            ? []
            : [["Content-Range", `bytes ${range.first}-${range.last}/${sizeBytes}`] as const]),
          ...commonHeaders,
          ["Content-Disposition", contentDisposition(fileName)],
        ],
        body: {
          kind: "file",
          transferId: answer.transferId,
          range: range ?? whole,
          hasWrongByte: false,
        },
      };
    }
    default:
      return answer satisfies never;
  }
}

/** The response is cleared first, so it lacks the common headers. */
function renderException(
  detail: string,
  { path, traceId, isDevelopment }: Circumstances,
): Rendered {
  const inner = isDevelopment
    ? `,"exceptionType":"System.InvalidOperationException","stackTrace":""`
    : "";
  const text =
    `{${typeAndTitle(500)},"detail":${jsonString(isDevelopment ? detail : "")},` +
    `"instance":${jsonString(path)},"traceId":"${traceId}"${inner}}`;
  return {
    status: 500,
    headers: [
      ["Content-Type", "application/problem+json"],
      ["Cache-Control", "no-cache,no-store"],
      ["Expires", "-1"],
      ["Pragma", "no-cache"],
    ],
    body: { kind: "text", text },
  };
}

function renderText(status: number, mediaType: string, text: string): Rendered {
  return {
    status,
    headers: [["Content-Type", mediaType], ...commonHeaders],
    body: { kind: "text", text },
  };
}

/** Oddity O06: the library writes `traceId`, and the service adds it once more. */
function problemText(code: ProblemCode, traceId: string): string {
  const { status, detail } = problems[code];
  const title = problemTypes[status]?.title ?? "";
  const description = status === 500 ? "An error occurred while processing your request." : title;
  return (
    `{${typeAndTitle(status)},"detail":${jsonString(detail)},"code":"${code}","traceId":"${traceId}",` +
    `"statusDescription":"${description}","traceId":"${traceId}"}`
  );
}

function validationText(errors: ValidationErrors, traceId: string): string {
  const members = errors
    .map(([key, messages]) => `${jsonString(key)}:[${messages.map(jsonString).join(",")}]`)
    .join(",");
  const { section } = problemTypes[400] ?? { section: "" };
  return (
    `{"type":"https://tools.ietf.org/html/rfc9110#section-${section}",` +
    `"title":"One or more validation errors occurred.","status":400,"errors":{${members}},"traceId":"${traceId}"}`
  );
}

function typeAndTitle(status: number): string {
  const { section, title } = problemTypes[status] ?? { section: "", title: "" };
  return `"type":"https://tools.ietf.org/html/rfc9110#section-${section}","title":"${title}","status":${status}`;
}
