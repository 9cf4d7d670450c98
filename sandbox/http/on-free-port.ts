import { PortTakenError, type Log } from "./listen.ts";

/** How many ports after the default one are tried. */
const portAttempts = 50;

/** The port that was asked for, or else the first free one from the usual one on. */
export async function onFreePort<Result>(
  asked: number | undefined,
  usual: number,
  log: Log,
  start: (port: number) => Promise<Result>,
): Promise<Result> {
  if (asked !== undefined) return start(asked);
  for (let port = usual; port < usual + portAttempts; port += 1) {
    try {
      return await start(port);
    } catch (error) {
      // The error may be about another port, of which somebody else takes care.
      if (!(error instanceof PortTakenError) || error.port !== port) throw error;
      log(`port ${port} is taken, trying the next one`);
    }
  }
  return start(0);
}
