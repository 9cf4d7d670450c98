/** Accept and Content-Type of a request, as the service judges them before anything else. */
import type { HeaderMap } from "./header-map.ts";
import { parseMediaType } from "./media-type.ts";
import { breaks, keeps, undecided, type Standing } from "./request-standing.ts";
import { showValue } from "./show-value.ts";
import type { OperationTable } from "./tables.ts";

/** Taken by a comparison alone: most requests have these. */
const usualTypes = { json: "application/json", bytes: "application/octet-stream", form: "" };

const wellFormed = /^[\w.+-]+\/[\w.+-]+(?:\s*;\s*[\w-]+=(?:[\w.:/-]+|"[^"\\]*"))*$/;

/** Parameters and quality values are ignored; of the wildcards only the full one matches. */
export function acceptStanding(operation: OperationTable, headers: HeaderMap): Standing {
  const value = headers.get("accept");
  if (operation.accept === null || value === undefined || value === operation.accept[0])
    return keeps;
  const entries = value.split(",").map((entry) => (entry.split(";")[0] ?? "").trim().toLowerCase());
  if (entries.some((entry) => entry === "*/*" || operation.accept?.includes(entry))) return keeps;
  const message = `Accept ${showValue(value)} names none of ${operation.accept.join(", ")}, */*`;
  return breaks("/accept", `${operation.contract}/x-accept`, message);
}

export function contentTypeStanding(operation: OperationTable, headers: HeaderMap): Standing {
  const value = headers.get("content-type");
  const contract = `${operation.contract}/requestBody`;
  if (value === undefined || value === "") {
    if (operation.requestBody === null || operation.isUntypedTaken) return keeps;
    if (operation.requestBody === "bytes") return undecided;
    return breaks("/content-type", contract, "Content-Type is missing");
  }
  const kind = operation.requestBody;
  if (value === usualTypes[kind === "bytes" || kind === "form" ? kind : "json"]) return keeps;
  // Two lines joined: which of them the service reads is its own.
  if (value.includes(",")) return undecided;
  const { essence, parameters } = parseMediaType(value);
  const wrong = wrongType(value, contract);
  if (kind === "form") {
    if (essence !== "multipart/form-data") return essence.includes("form-data") ? undecided : wrong;
    return parameters.some((parameter) => /^boundary=./.test(parameter)) ? keeps : undecided;
  }
  // A form that cannot be read is refused everywhere; whether it can is not judged here.
  if (essence === "multipart/form-data" || essence === "application/x-www-form-urlencoded")
    return undecided;
  // A wildcard or a malformed parameter: what the service makes of them is its own.
  const isOdd = !wellFormed.test(value);
  if (kind === "bytes") {
    if (essence === "application/octet-stream" && !isOdd) return keeps;
    return essence.includes("octet-stream") || essence.includes("*") ? undecided : wrong;
  }
  const isJson = essence === "application/json";
  if (kind === null) {
    // Reading a resource takes a Content-Type of JSON only; other reads do not look at it.
    const isReadOfResource = operation.responses["415"] !== undefined;
    if (!isReadOfResource || (isJson && !isOdd)) return keeps;
    return essence.includes("json") || essence.includes("*") ? undecided : wrong;
  }
  const hasKnownCharset =
    parameters.length === 0 || (parameters.length === 1 && parameters[0] === "charset=utf-8");
  if (isJson && hasKnownCharset && !isOdd) return keeps;
  return essence.includes("json") || essence.includes("*") ? undecided : wrong;
}

function wrongType(value: string, contract: string): Standing {
  return breaks("/content-type", contract, `Content-Type ${showValue(value)} is not taken`);
}
