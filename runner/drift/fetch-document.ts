/** Fetches a document: bounded in time and size, from one origin only. */
import { SuiteError } from "../../targets/suite-error.ts";
import { withinTime } from "../within-time.ts";

const limits = { withinMs: 30_000, sizeBytes: 20_000_000, redirects: 5 };
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * The text at an address. A redirect is followed within its origin only.
 *
 * @param bounds for tests; by default 30 s and 20 MB
 * @throws {SuiteError} DOCUMENT_UNREACHABLE
 */
export async function fetchDocument(
  address: URL,
  signal: AbortSignal,
  bounds: { readonly withinMs: number; readonly sizeBytes: number } = limits,
): Promise<string> {
  try {
    return await withinTime(bounds.withinMs, signal, (bounded) =>
      follow(address, bounded, bounds.sizeBytes),
    );
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof SuiteError ? cause : unreachable(address, reasonOf(cause), cause);
  }
}

async function follow(start: URL, signal: AbortSignal, sizeBytes: number): Promise<string> {
  let address = start;
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const response = await fetch(address, {
      redirect: "manual",
      signal,
      headers: { accept: "application/json, application/yaml, text/yaml, */*;q=0.5" },
    });
    if (response.status === 200) return textOf(response, address, sizeBytes);
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (!redirectStatuses.has(response.status) || location === null) {
      throw unreachable(address, `it answers ${response.status}`);
    }
    const next = new URL(location, address);
    if (next.origin !== start.origin) {
      throw unreachable(address, `it redirects to another origin, ${next.origin}`);
    }
    address = next;
  }
  throw unreachable(start, `it redirects more than ${limits.redirects} times`);
}

async function textOf(response: Response, address: URL, sizeBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let [text, received] = ["", 0];
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength;
    if (received > sizeBytes) throw unreachable(address, `it sends more than ${sizeBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The system's reason stands in the cause of what `fetch` throws. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? (cause instanceof Error ? cause.message : message);
}

function unreachable({ origin, pathname }: URL, reason: string, cause?: unknown): SuiteError {
  return new SuiteError({
    code: "DOCUMENT_UNREACHABLE",
    exitCode: 3,
    message: `no document from ${origin}${pathname}: ${reason}`,
    next: "start what serves it, or correct the address; a broker serves /swagger/v1/swagger.json in Development only",
    cause,
  });
}
