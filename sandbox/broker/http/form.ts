/**
 * The service tries to read every body of a form type as a form, also where none is expected, and refuses
 * the request when it cannot.
 */
import type { IncomingMessage } from "node:http";
import { hasNoBody, readBytes } from "./exchange.ts";
import { essence } from "./media-types.ts";
import { readMultipart, type FileReceiver, type FormReading } from "./multipart.ts";

const largestFieldCount = 1024;

/** What is wrong with the form; null when it is readable, or no form. */
export async function complainOfForm(request: IncomingMessage): Promise<string | null> {
  if (essence(request.headers["content-type"] ?? "") === "application/x-www-form-urlencoded") {
    return complainOfUrlEncoded(request);
  }
  const reading = await readForm(request, () => null);
  return reading?.kind === "unreadable" ? reading.complaint : null;
}

async function complainOfUrlEncoded(request: IncomingMessage): Promise<string | null> {
  if (hasNoBody(request)) return null;
  const fields = (await readBytes(request)).toString("latin1").split("&").length;
  return fields > largestFieldCount
    ? `Failed to read the request form. Form value count limit ${largestFieldCount} exceeded.`
    : null;
}

/** The multipart form of a request; null when it has none. */
export async function readForm(
  request: IncomingMessage,
  receive: FileReceiver,
): Promise<FormReading | null> {
  const contentType = request.headers["content-type"] ?? "";
  const isForm =
    essence(contentType) === "multipart/form-data" && request.headers["content-length"] !== "0";
  return isForm ? readMultipart(request, contentType, receive) : null;
}
