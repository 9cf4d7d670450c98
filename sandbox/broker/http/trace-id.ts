/** The W3C id of the request: it continues the trace of a `traceparent` header. */
import { randomBytes } from "node:crypto";

const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;

export function traceIdOf(header: string | undefined): string {
  const match = header === undefined ? null : traceparent.exec(header);
  const trace = match?.[1] ?? randomBytes(16).toString("hex");
  const isSampled = match !== null && (Number.parseInt(match[2] ?? "00", 16) & 1) === 1;
  return `00-${trace}-${randomBytes(8).toString("hex")}-${isSampled ? "01" : "00"}`;
}
