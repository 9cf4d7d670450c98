/** Sends a record's request, header by header as it stands there. */
import { request as send } from "node:http";

export interface Received {
  readonly status: number;
  /** Lines as they were on the wire. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** @param headers name and value, alternating, as Node takes raw headers */
export function sendRaw(
  origin: string,
  method: string,
  path: string,
  headers: readonly string[],
  body: Buffer,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const names = headers
      .filter((_value, index) => index % 2 === 0)
      .map((name) => name.toLowerCase());
    const isFramed = names.includes("content-length") || names.includes("transfer-encoding");
    const framing = isFramed || body.length === 0 ? [] : ["Content-Length", String(body.length)];
    const request = send({
      hostname,
      port,
      method,
      path,
      agent: false,
      timeout: 10_000,
      headers: ["Host", `${hostname}:${port}`, "Connection", "close", ...headers, ...framing],
    });
    request.on("error", reject);
    request.on("timeout", () => request.destroy(new Error("no answer within 10 s")));
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const raw = response.rawHeaders;
        const lines = Array.from(
          { length: raw.length / 2 },
          (_line, index) => [raw[index * 2] ?? "", raw[index * 2 + 1] ?? ""] as const,
        );
        resolve({ status: response.statusCode ?? 0, headers: lines, body: Buffer.concat(chunks) });
      });
    });
    request.end(body);
  });
}
