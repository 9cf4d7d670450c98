/**
 * Does `work` with a signal that is aborted after `timeoutMs`, or with the caller's signal.
 *
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` says the same and may never fire: nothing holds the inner
 * signal, so on Node 20 it can be collected together with its timer.
 */
export async function withinTime<Result>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`no answer within ${timeoutMs / 1000} s`, "TimeoutError"));
  }, timeoutMs);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
