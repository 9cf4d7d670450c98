import { spawn } from "node:child_process";

/** How a program is run. */
export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** After it the program and all its children are killed, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What became of a program. Output is cut to its last 64 KiB. */
export type ProgramEnd =
  | {
      readonly kind: "ended";
      /** Null when a signal ended it. */
      readonly exitCode: number | null;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly kind: "notStarted"; readonly reason: string }
  | { readonly kind: "timedOut" };

const keptCharacters = 65_536;

/**
 * Runs a program to its end, in bounded time, without a shell.
 *
 * @throws the signal's reason when it is aborted; the program and its children are dead by then
 */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramEnd> {
  options.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    // A process group of its own: `go build` has children, and killing go alone would leave them at work.
    const child = spawn(command, [...args], {
      env: { ...options.env },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const killGroup = (): void => {
      if (child.pid !== undefined) {
        try {
          process.kill(-child.pid, "SIGKILL");
        } catch {
          // The group is gone already, which is what was wanted.
        }
      }
    };
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      options.signal.removeEventListener("abort", onAbort);
      process.removeListener("exit", killGroup);
      finish();
    };
    const onAbort = (): void => {
      killGroup();
      settle(() => reject(options.signal.reason as Error));
    };
    const timer = setTimeout(() => {
      killGroup();
      settle(() => resolve({ kind: "timedOut" }));
    }, options.timeoutMs);
    options.signal.addEventListener("abort", onAbort, { once: true });
    process.once("exit", killGroup);

    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout = (stdout + text).slice(-keptCharacters);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr = (stderr + text).slice(-keptCharacters);
    });
    child.once("error", (error: NodeJS.ErrnoException) =>
      settle(() => resolve({ kind: "notStarted", reason: error.code ?? error.message })),
    );
    child.once("close", (exitCode) =>
      settle(() => resolve({ kind: "ended", exitCode, stdout, stderr })),
    );
  });
}

/** The last line of a program's output that says something, cut to 200 characters; for messages. */
export function lastLine(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  return (lines.at(-1) ?? "no output").trim().slice(0, 200);
}
