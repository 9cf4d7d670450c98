/** Writes a rendered answer with Kestrel's framing: JSON is chunked, empty answers say so. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BodyStore } from "../body-store.ts";
import type { HeaderLine, Rendered } from "./rendered.ts";

const server: HeaderLine = ["Server", "Kestrel"];

export async function writeResponse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Rendered,
  bodies: BodyStore,
): Promise<void> {
  // HTTP/1.1 keeps connections by default: Kestrel says nothing unless the client asks for `close`.
  if (request.headers.connection?.toLowerCase() !== "close" && request.httpVersion === "1.1") {
    response.removeHeader("Connection");
  }
  switch (body.kind) {
    case "none": {
      const hasLength = status !== 204 && request.method !== "HEAD";
      response.writeHead(
        status,
        flatten([...(hasLength ? [contentLength(0)] : []), server, ...headers]),
      );
      response.end();
      return;
    }
    case "text":
      response.writeHead(status, flatten([server, ...headers]));
      response.end(body.text);
      return;
    case "bytes":
      response.writeHead(status, flatten([contentLength(body.bytes.length), server, ...headers]));
      response.end(body.bytes);
      return;
    case "file": {
      const sizeBytes = body.range.last - body.range.first + 1;
      const file = sizeBytes === 0 ? null : bodies.read(body.transferId, body.range);
      response.writeHead(status, flatten([contentLength(sizeBytes), server, ...headers]));
      if (file === null) response.end();
      else await send(file, response, body.hasWrongByte ? Math.floor(sizeBytes / 2) : null);
      return;
    }
    default:
      body satisfies never;
  }
}

async function send(
  file: Readable,
  response: ServerResponse,
  wrongByteAt: number | null,
): Promise<void> {
  try {
    if (wrongByteAt === null) await pipeline(file, response);
    else await pipeline(file, flipByte(wrongByteAt), response);
  } catch {
    // The client went away in mid-body: the connection is gone, and with it whom to tell.
    response.destroy();
  }
}

function flipByte(position: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const index = position - passed;
      passed += chunk.length;
      if (index < 0 || index >= chunk.length) {
        done(null, chunk);
        return;
      }
      const changed = Buffer.from(chunk);
      changed[index] = (changed[index] ?? 0) ^ 0x01;
      done(null, changed);
    },
  });
}

function contentLength(sizeBytes: number): HeaderLine {
  return ["Content-Length", String(sizeBytes)];
}

function flatten(lines: readonly HeaderLine[]): string[] {
  return lines.flatMap(([name, value]) => [name, value]);
}
