/** Ctrl-C: the first one asks everything to clean up, a second one ends at once. */

/** How long a clean-up may take before the process ends anyway, in milliseconds. */
const cleanUpMs = 20_000;

export interface CaughtSignals {
  readonly signal: AbortSignal;
  release(): void;
}

export function catchSignals(process: NodeJS.Process): CaughtSignals {
  const controller = new AbortController();
  let deadline: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    deadline = setTimeout(() => process.exit(130), cleanUpMs);
    deadline.unref();
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(deadline);
      process.off("SIGINT", interrupt);
      process.off("SIGTERM", interrupt);
    },
  };
}
