/**
 * The service tries to read every body of a form type as a form, also where none is expected, and refuses
 * the request when it cannot.
 */
import type { IncomingMessage } from "node:http";
import { hasNoBody, readBytes } from "./exchange.ts";
import { essence } from "./media-types.ts";

const largestFieldCount = 1024;
const unexpectedEnd =
  "Failed to read the request form. Unexpected end of Stream, the content may have already been read by another component. ";

/** What is wrong with the form; null when it is readable, or no form. */
export async function complainOfForm(request: IncomingMessage): Promise<string | null> {
  const contentType = request.headers["content-type"] ?? "";
  const type = essence(contentType);
  if (type === "application/x-www-form-urlencoded" && !hasNoBody(request)) {
    const fields = (await readBytes(request)).toString("latin1").split("&").length;
    return fields > largestFieldCount
      ? `Failed to read the request form. Form value count limit ${largestFieldCount} exceeded.`
      : null;
  }
  if (type !== "multipart/form-data" || request.headers["content-length"] === "0") return null;
  const boundary = /;\s*boundary\s*=\s*"?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined)
    return "Failed to read the request form. Missing content-type boundary.";
  const body = (await readBytes(request)).toString("latin1");
  return body.includes(`--${boundary}--`) ? null : unexpectedEnd;
}
