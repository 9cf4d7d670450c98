/** Runs a collection by newman in this process, tells a listener, and leaves nothing running. */
import { createRequire } from "node:module";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

import type { PostmanCollection } from "../../collections/build/postman-collection.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import type {
  AssertionEvent,
  NetworkError,
  NewmanItem,
  NewmanListener,
  RequestEvent,
  ScriptEvent,
  StartEvent,
} from "./newman-events.ts";

/** How long one request may take, in milliseconds: the real service refuses a failed upload after 14 s. */
export const requestTimeoutMs = 20_000;

/** How long newman may take to end after it was told to, in milliseconds. */
const abortTimeoutMs = 3000;

/** The part of newman that we use; tests hand in another one. */
export interface Newman {
  run(
    options: Readonly<Record<string, unknown>>,
    callback: (error: Error | null) => void,
  ): {
    on(event: string, listener: (error: Error | null, args: never) => void): unknown;
  };
}

export interface NewmanRun {
  readonly collection: PostmanCollection;
  readonly environment: Readonly<Record<string, string>>;
  readonly listener: NewmanListener;
  /** Ends the run at once: requests under way are cut. */
  readonly signal: AbortSignal;
  readonly requestTimeoutMs: number;
}

export const newmanVersion: string = (
  createRequire(import.meta.url)("newman/package.json") as { readonly version: string }
).version;

/**
 * newman itself. Its import takes over a second, so only a run that needs it pays for it.
 *
 * @throws {SuiteError} `NEWMAN_FAILED` when it is not installed
 */
export async function loadNewman(): Promise<Newman> {
  try {
    return (await import("newman")).default as unknown as Newman;
  } catch (error) {
    throw newmanFailed(error);
  }
}

/**
 * Resolves when the run is over or was aborted.
 *
 * @throws {SuiteError} `NEWMAN_FAILED` when newman throws or ends with an error of its own
 */
export async function driveNewman(newman: Newman, run: NewmanRun): Promise<void> {
  // A fresh connection a request: a kept one may be closed by the server just as the next request is sent.
  const agents = {
    http: new HttpAgent({ keepAlive: false }),
    https: new HttpsAgent({ keepAlive: false }),
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const emitter = newman.run(
        {
          collection: run.collection,
          environment: environmentOf(run.environment),
          reporters: [],
          color: "off",
          ignoreRedirects: true,
          insecureFileRead: false,
          timeoutRequest: run.requestTimeoutMs,
          timeoutScript: 30_000,
          requestAgents: agents,
        },
        (error) => {
          if (error === null || run.signal.aborted) resolve();
          else reject(error);
        },
      );
      emitter.on("start", (_, { run: started }: StartEvent) => {
        const abort = (): void => {
          started.abort();
          agents.http.destroy();
          agents.https.destroy();
          setTimeout(resolve, abortTimeoutMs).unref();
        };
        if (run.signal.aborted) abort();
        else run.signal.addEventListener("abort", abort, { once: true });
      });
      listen(emitter, run.listener, reject);
    });
  } catch (error) {
    throw newmanFailed(error);
  } finally {
    agents.http.destroy();
    agents.https.destroy();
  }
}

/** An exception in a listener would be lost in newman: it ends the run instead. */
function listen(
  emitter: ReturnType<Newman["run"]>,
  listener: NewmanListener,
  reject: (error: unknown) => void,
): void {
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      reject(error);
    }
  };
  emitter.on("request", (error: NetworkError | null, args: RequestEvent) =>
    guarded(() => listener.onRequest(error, args)),
  );
  emitter.on("assertion", (_, args: AssertionEvent) => guarded(() => listener.onAssertion(args)));
  emitter.on("script", (error, args: ScriptEvent) => guarded(() => listener.onScript(error, args)));
  emitter.on("item", (_, { item }: { readonly item: NewmanItem }) =>
    guarded(() => listener.onItem(item)),
  );
}

function environmentOf(values: Readonly<Record<string, string>>): unknown {
  return {
    name: "run",
    values: Object.entries(values).map(([key, value]) => ({ key, value, enabled: true })),
  };
}

function newmanFailed(error: unknown): SuiteError {
  if (error instanceof SuiteError) return error;
  return new SuiteError({
    code: "NEWMAN_FAILED",
    exitCode: 3,
    message: `newman ended with an error: ${error instanceof Error ? error.message : String(error)}`,
    next: "run `npm ci`, and `broker-suite doctor`; if it stays, please report it with this message",
    cause: error,
  });
}
