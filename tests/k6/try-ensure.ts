import { ensureK6, type EnsureK6Options } from "../../runner/k6/ensure-k6.ts";
import { formatK6Attempt } from "../../runner/k6/k6-attempt.ts";
import type { K6 } from "../../runner/k6/look-for-k6.ts";
import { fakeMachineName } from "./fake-machine.ts";

/** What an `ensureK6` came to, with the lines that a person would have read. */
export interface Outcome {
  readonly k6: K6 | null;
  readonly error: unknown;
  readonly lines: readonly string[];
}

/** Runs `ensureK6` with short limits and keeps what it says. */
export async function tryEnsure(
  options: Pick<EnsureK6Options, "env"> & Partial<EnsureK6Options>,
): Promise<Outcome> {
  const lines: string[] = [];
  try {
    const k6 = await ensureK6({
      onAttempt: (attempt) => lines.push(formatK6Attempt(attempt)),
      signal: new AbortController().signal,
      machine: fakeMachineName,
      ...options,
    });
    return { k6, error: null, lines };
  } catch (error) {
    return { k6: null, error, lines };
  }
}
