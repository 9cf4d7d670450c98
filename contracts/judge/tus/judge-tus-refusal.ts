/** Refusals of the TUS layer: each fits the request that it refuses. */
import type { Findings } from "../findings.ts";
import { showValue } from "../show-value.ts";
import { readByteCount } from "./byte-count.ts";
import { headerFinding } from "./header-finding.ts";
import { headerStanding, legacyPath, type TusRequest } from "./request-places.ts";
import { sentSize } from "./sent-size.ts";
import type { TusAnswer } from "./tus-answer.ts";

export function judgeTusRefusal(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  if (parts.operation.method === "OPTIONS") return;
  const { status } = answer.response;
  const unfit = unfitReason(parts, status);
  if (unfit !== null) {
    const place = `${parts.operation.contract}/responses/${status}`;
    const message = `expected another status than ${status}: ${unfit}`;
    findings.add("status-unexpected", "status", "", place, message);
  }
  if (status === 404) judgeNotFound(parts, answer, findings);
  // Core protocol, HEAD: a refusal comes without the Upload-Offset header.
  for (const key of ["upload-offset", "location"]) {
    if (answer.headers.has(key))
      headerFinding("header-invalid", key, "none with a refusal", answer, findings);
  }
  const { body } = answer.response;
  if (body.kind === "text" && body.text !== "") judgeText(parts, answer, body.text, findings);
}

/** Why a request like this one is not answered with that status, or null. */
function unfitReason(parts: TusRequest, status: number): string | null {
  const { headers, request } = parts;
  if (!headers.has("tus-resumable") && ![401, 403, 404].includes(status))
    return "without Tus-Resumable it is 404";
  if (status === 412 && headerStanding("tus-resumable", parts).kind === "keeps")
    return "the version is taken";
  if (status === 415 && headerStanding("content-type", parts).kind === "keeps")
    return "the request's Content-Type is taken";
  if (status === 413 && sentSize(request, headers) === 0) return "the request brought no bytes";
  // A body in chunks may have brought it behind them.
  if (status === 460 && !headers.has("upload-checksum") && !headers.has("transfer-encoding"))
    return "the request has no Upload-Checksum";
  return null;
}

/** What is of the protocol and not found is told by a text, or has Tus-Resumable. */
function judgeNotFound(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const { route, headers, operation } = parts;
  const { shape } = answer;
  const isPlain =
    shape !== null && shape.body === "none" && !shape.headers.includes("tus-resumable");
  const isOfProtocol =
    headers.has("tus-resumable") &&
    !headers.has("x-http-method-override") &&
    (route.path === operation.path || operation.method === "POST");
  if (!isPlain || !isOfProtocol) return;
  const expected = "a text, or Tus-Resumable, with this 404";
  headerFinding("header-missing", "tus-resumable", expected, answer, findings);
}

/** A text that quotes the request quotes it right, and one that blames a header does not blame one that is good. */
function judgeText(parts: TusRequest, answer: TusAnswer, text: string, findings: Findings): void {
  const { operation } = parts;
  const responses = `${operation.contract}/responses/${answer.response.status}`;
  const expected = quotingText(parts, answer.response.status, text);
  if (expected !== null && expected !== text) {
    const message = `expected the text ${showValue(expected)}, received ${showValue(text)}`;
    findings.add("text-wrong", "body", "", responses, message);
  }
  const blamed = answer.response.status === 400 ? blamedHeader(text) : null;
  if (blamed === null || headerStanding(blamed, parts).kind !== "keeps") return;
  const message = `expected no refusal for ${blamed}, which is taken, received ${showValue(text)}`;
  findings.add("kept-request-refused", "request", `/${blamed}`, responses, message);
}

/** The text as it has to be for this request; null where it quotes nothing that is known. */
function quotingText({ headers }: TusRequest, status: number, text: string): string | null {
  const version = headers.get("tus-resumable");
  if (status === 412 && version !== undefined && isOneLine(version))
    return `Tus version ${version} is not supported. Supported versions: 1.0.0`;
  const type = headers.get("content-type") ?? "";
  if (status === 415 && isOneLine(type))
    return `Content-Type ${type} is invalid. Must be application/offset+octet-stream`;
  if (status !== 409) return null;
  const asked = readByteCount(headers.get("upload-offset"));
  const [, own] = /^Offset does not match file\. File offset: ([0-9]+)\./.exec(text) ?? [];
  if (own === undefined || asked.kind !== "count") return null;
  const file = own === asked.digits ? "another than the request's" : own;
  return `Offset does not match file. File offset: ${file}. Request offset: ${asked.digits}`;
}

/** Of several lines one is quoted, and beyond ASCII the charset matters. */
function isOneLine(value: string): boolean {
  return /^[ -+--~]*$/.test(value);
}

/** Name in lower case of the header that a 400 is about, or null. */
function blamedHeader(text: string): string | null {
  if (text.startsWith("Unsupported checksum")) return "upload-checksum";
  const [name] =
    /Upload-Defer-Length|Upload-(?:Length|Offset|Concat|Metadata|Checksum)/.exec(
      text.replace("Upload-Length and ", ""),
    ) ?? [];
  return name?.toLowerCase() ?? null;
}

/** Without a token even the form of earlier versions is 404: nothing there asks for one. */
export function isOpenToAll(path: string, status: number): boolean {
  return path === legacyPath && status === 404;
}
