/** Runs the bin as a user would: a child process, its streams kept apart, bounded in time. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const projectDir = fileURLToPath(new URL("../../", import.meta.url));
const bin = fileURLToPath(new URL("../../scripts/broker-suite", import.meta.url));

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartedCli {
  readonly child: ChildProcess;
  /** Resolves with the first text on the stream that matches; rejects when the process ends before. */
  waitFor(stream: "stdout" | "stderr", pattern: RegExp): Promise<string>;
  /** Sends SIGINT (unless told otherwise) and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<CliResult>;
  readonly ended: Promise<CliResult>;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** After this the process is killed and the result has exit code null. Milliseconds. @default 60000 */
  readonly timeoutMs?: number;
}

/** The caller's variables without those that name a target, so that a test sees what it sets. */
function cleanEnv(env: CliOptions["env"] = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(CI|BROKER_URL|PLATFORM_URL|MASKINPORTEN_URL|CONTROL_URL|RESOURCE_ID|NO_COLOR|FORCE_COLOR|NODE_TEST_CONTEXT)$/.test(
        name,
      ),
  );
  const merged = { ...Object.fromEntries(inherited), ...env };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

export function startCli(args: readonly string[], options: CliOptions = {}): StartedCli {
  const child = spawn(bin, args, {
    cwd: options.cwd ?? projectDir,
    env: cleanEnv(options.env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text.stderr += chunk));
  const deadline = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs ?? 60_000);
  const ended = once(child, "close").then(([exitCode]): CliResult => {
    clearTimeout(deadline);
    return { exitCode: typeof exitCode === "number" ? exitCode : null, ...text };
  });
  return {
    child,
    ended,
    waitFor: (stream, pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(text[stream]);
          if (match !== null) resolve(match[0]);
        };
        child[stream].on("data", look);
        void ended.then((result) =>
          reject(new Error(`ended before ${String(pattern)}: ${JSON.stringify(result)}`)),
        );
        look();
      }),
    stop: async (signal = "SIGINT") => {
      child.kill(signal);
      return ended;
    },
  };
}

export function runCli(args: readonly string[], options?: CliOptions): Promise<CliResult> {
  return startCli(args, options).ended;
}
