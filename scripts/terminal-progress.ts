/** Progress for people: drawn in place on a terminal, plain lines elsewhere. */
import type { Progress } from "../runner/progress.ts";
import type { TextStream } from "./command.ts";

export function terminalProgress(stderr: TextStream, nowMs: () => number): Progress {
  let phase = "";
  let total: number | undefined;
  let startedMs = 0;
  let isDrawn = false;

  const erase = (): void => {
    if (isDrawn) stderr.write("\r\u001b[2K");
    isDrawn = false;
  };
  const line = (text: string): void => {
    erase();
    stderr.write(`${text}\n`);
  };

  return {
    start: (name, steps) => {
      phase = name;
      total = steps;
      startedMs = nowMs();
      if (stderr.isTTY !== true) line(`${name} …`);
    },
    advance: (done, detail) => {
      if (stderr.isTTY !== true) return;
      erase();
      const width = (stderr.columns ?? 80) - 1;
      stderr.write(describe(phase, done, total, nowMs() - startedMs, detail).slice(0, width));
      isDrawn = true;
    },
    note: line,
    finish: (outcome) =>
      line(`${phase}: ${outcome}  (${((nowMs() - startedMs) / 1000).toFixed(1)} s)`),
  };
}

function describe(
  phase: string,
  done: number,
  total: number | undefined,
  elapsedMs: number,
  detail?: string,
): string {
  const count = total === undefined ? `${done}` : `${done} of ${total}`;
  // An estimate from less than a tenth of the work would jump about.
  const isKnown = total !== undefined && done > 0 && done < total && done * 10 >= total;
  const left = isKnown
    ? `, about ${Math.ceil((elapsedMs * (total - done)) / done / 1000)} s left`
    : "";
  return `${phase}: ${count}${left}${detail === undefined ? "" : `  ${detail}`}`;
}
