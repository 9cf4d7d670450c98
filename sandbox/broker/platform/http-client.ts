/** The emulator's client of the platform: keeps connections, and retries as the real service does. */
import { Agent, request as send } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

export interface PlatformResponse {
  readonly status: number;
  readonly body: string;
}

export interface PlatformRequest {
  readonly method: "GET" | "POST";
  /** Below the platform's origin, or a whole URL on it. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpClient {
  /** One attempt. Rejects when no response came. */
  once(request: PlatformRequest): Promise<PlatformResponse>;
  /** Up to four attempts, after 100, 200 and 400 ms, on 408, 429, 500, 502, 503, 504 and connection failures. */
  retrying(request: PlatformRequest): Promise<PlatformResponse>;
  close(): void;
}

const retriedStatuses: readonly number[] = [408, 429, 500, 502, 503, 504];
const retryDelaysMs: readonly number[] = [100, 200, 400];
/** The real client gives up after 100 s. */
const answerTimeoutMs = 100_000;

/** @param origin of the platform, without a trailing slash */
export function createHttpClient(origin: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  const once = (platformRequest: PlatformRequest): Promise<PlatformResponse> =>
    new Promise((resolve, reject) => {
      const { method, url, headers = {}, body } = platformRequest;
      const length =
        body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const request = send(new URL(url, `${origin}/`), {
        method,
        agent,
        timeout: answerTimeoutMs,
        headers: { accept: "application/json", ...headers, ...length },
      });
      request.on("timeout", () =>
        request.destroy(new Error("the platform did not answer in time")),
      );
      request.on("error", reject);
      request.on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
          });
        });
      });
      request.end(body);
    });

  const retrying = async (request: PlatformRequest): Promise<PlatformResponse> => {
    for (const waitMs of retryDelaysMs) {
      try {
        const response = await once(request);
        if (!retriedStatuses.includes(response.status)) return response;
      } catch {
        // A connection failure is retried like a 503; the last attempt below lets it through.
      }
      await delay(waitMs);
    }
    return once(request);
  };

  return { once, retrying, close: () => agent.destroy() };
}
