/** Reads HAR 1.2 as browsers, Postman and proxies write it (http://www.softwareishard.com/blog/har-12-spec/). */
import type { Body, Header, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { bodyOfBase64 } from "./decode-body.ts";
import type { Entry, Placement } from "./exchange.ts";

type Members = Readonly<Record<string, unknown>>;

/** The entries of a parsed document that is a HAR, or null when it is none. */
export function harEntries(document: unknown): readonly unknown[] | null {
  const log = isRecord(document) ? document["log"] : undefined;
  const entries = isRecord(log) ? log["entries"] : undefined;
  return Array.isArray(entries) ? entries : null;
}

/**
 * @param file for messages
 * @throws {SuiteError} NO_EXCHANGE when an entry has no request or no response
 */
export function readHar(entries: readonly unknown[], file: string): readonly Entry[] {
  return entries.map((entry, index) => {
    const request = isRecord(entry) ? entry["request"] : undefined;
    const response = isRecord(entry) ? entry["response"] : undefined;
    if (!isRecord(request) || !isRecord(response)) throw noExchange(file, index);
    return {
      kind: "exchange",
      index,
      exchange: {
        operation: isJudgeable(response) ? null : "not recorded",
        request: requestOf(request),
        response: responseOf(response),
        context: {},
        placement: placementOf(entry as Members),
      },
    };
  });
}

/** A HAR is one sequence: what one client exchanged. Without its times, one exchange after another. */
function placementOf(entry: Members): Placement {
  const startedAtMs = Date.parse(String(entry["startedDateTime"]));
  const durationMs = Number(entry["time"] ?? 0);
  const isTimed = Number.isFinite(startedAtMs) && durationMs > 0;
  return {
    sequence: "",
    isParallel: false,
    ...(isTimed ? { startedAtMs, endedAtMs: startedAtMs + durationMs } : {}),
  };
}

/**
 * Why no response came (blocked, aborted, offline) a HAR does not say; a WebSocket is none of the API's; and an answer
 * without any header had its headers left out.
 */
function isJudgeable(response: Members): boolean {
  const headers = response["headers"];
  return Number(response["status"]) >= 200 && Array.isArray(headers) && headers.length > 0;
}

function requestOf(request: Members): RequestFacts {
  const headers = headersOf(request["headers"]);
  return {
    method: String(request["method"]),
    path: originForm(String(request["url"])),
    headers,
    body: requestBody(request, headers),
  };
}

function responseOf(response: Members): ResponseFacts {
  const status = Number(response["status"]);
  const content = isRecord(response["content"]) ? response["content"] : {};
  const headers = headersOf(response["headers"]);
  // Some exporters drop the header of the compression that they have undone.
  const isDecoded = typeof content["compression"] === "number" && content["compression"] !== 0;
  return {
    status: Number.isInteger(status) && status > 0 ? status : 0,
    headers: isDecoded ? [...headers, ["content-encoding", "undone"]] : headers,
    body: responseBody(response, content, status, headers),
    // Text in a HAR is decoded: its bytes are not all known.
    isRaw: false,
  };
}

/** The path and query of an absolute URL, as written: a parser would tidy what the service saw. */
function originForm(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** Pseudo headers of HTTP/2 are dropped; Chrome joins repeated lines with a line break. */
function headersOf(headers: unknown): readonly Header[] {
  if (!Array.isArray(headers)) return [];
  return headers.filter(isRecord).flatMap((header) => {
    const name = String(header["name"]);
    if (name.startsWith(":")) return [];
    return String(header["value"])
      .split("\n")
      .map((value) => [name, value] as const);
  });
}

function requestBody(request: Members, headers: readonly Header[]): Body {
  const post = request["postData"];
  if (isRecord(post) && typeof post["text"] === "string") {
    const { text } = post;
    const announced = announcedLength(request, headers);
    if (text === "" && announced > 0) return missing;
    return post["encoding"] === "base64" ? bodyOfBase64(text) : { kind: "text", text };
  }
  // Browsers leave out the bodies of streams and of service workers, and say 0.
  const hasType = valueOf(headers, "content-type") !== undefined;
  const isNone = valueOf(headers, "content-length") === "0";
  return announcedLength(request, headers) > 0 || isRecord(post) || (hasType && !isNone)
    ? missing
    : { kind: "text", text: "" };
}

function announcedLength(request: Members, headers: readonly Header[]): number {
  const size = Number(request["bodySize"] ?? -1);
  if (size >= 0) return size;
  const isChunked = valueOf(headers, "transfer-encoding") !== undefined;
  return isChunked ? 1 : Number(valueOf(headers, "content-length") ?? 0);
}

/** Exporters leave out bodies they did not keep: a size without a text is a body that is not known. */
function responseBody(
  response: Members,
  content: Members,
  status: number,
  headers: readonly Header[],
): Body {
  const text = content["text"];
  const size = Number(content["size"] ?? -1);
  const isAnnounced = Number(valueOf(headers, "content-length") ?? 0) > 0;
  if (typeof text === "string" && (text !== "" || (size <= 0 && !isAnnounced))) {
    if (content["encoding"] === "base64") return bodyOfBase64(text);
    return isCut(content, text, size) ? cut : { kind: "text", text };
  }
  const isEmpty =
    (size === 0 && !isAnnounced) || response["bodySize"] === 0 || status === 204 || status === 304;
  return isEmpty ? { kind: "text", text: "" } : missing;
}

/** Firefox cuts long bodies; of JSON the judge itself sees that the end is missing. */
function isCut(content: Members, text: string, size: number): boolean {
  const { comment, mimeType } = content;
  if (typeof comment === "string" && /truncated/i.test(comment)) return true;
  const isJson = typeof mimeType !== "string" || /json/i.test(mimeType);
  return !isJson && Buffer.byteLength(text) < size && !text.includes("\ufffd");
}

function valueOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name)?.[1];
}

const cut: Body = { kind: "unknown", reason: "it was cut short when recorded" };
const missing: Body = { kind: "unknown", reason: "the HAR does not contain it" };

function isRecord(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noExchange(file: string, index: number): SuiteError {
  return new SuiteError({
    code: "NO_EXCHANGE",
    exitCode: 2,
    message: `${file}, entry ${index}, is no exchange: it has no request or no response`,
    next: "export the HAR again, with requests and responses",
  });
}
