/** Waits for Ctrl-C (or SIGTERM): how a server is ended, so the command then exits with 0. */
export async function untilSignal(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    // A pending promise alone does not keep Node alive; the server's socket does.
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
