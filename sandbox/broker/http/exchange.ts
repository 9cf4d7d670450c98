/** One request on its way through the emulator. */
import type { IncomingMessage } from "node:http";
import type { Caller } from "../rules/caller.ts";
import type { Operation } from "./routes.ts";

export interface Exchange {
  readonly request: IncomingMessage;
  readonly operation: Operation;
  /** Last path parameter, decoded; `""` where the route has none. */
  readonly id: string;
  /** First value of each query parameter, by lower-case name. */
  readonly query: ReadonlyMap<string, string>;
  readonly caller: Caller;
}

/** Every line of a header, as sent. */
export function headerLines(request: IncomingMessage, name: string): readonly string[] {
  const values: string[] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() === name)
      values.push(request.rawHeaders[index + 1] ?? "");
  }
  return values;
}

/** Of a repeated parameter the first value counts; names are case-insensitive; `+` is a space. */
export function readQuery(search: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const key = name.toLowerCase();
    if (!query.has(key)) query.set(key, value);
  }
  return query;
}

/** True when the request says that it has no body. */
export function hasNoBody(request: IncomingMessage): boolean {
  const length = request.headers["content-length"];
  return (
    request.headers["transfer-encoding"] === undefined &&
    (length === undefined || Number(length) === 0)
  );
}

/** The whole body; bodies of JSON operations are small. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
