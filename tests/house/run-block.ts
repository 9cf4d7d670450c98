import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

import { testEnvironment } from "../../scripts/dev/test-environment.ts";
import type { HowItIsRun } from "./documented-commands.ts";

const readyWithinMs = 30_000;
const endsWithinMs = 120_000;

/**
 * Runs the commands of one block in order, as a reader would type them; servers stay up until the block ends.
 * Ports that the page names are replaced by free ones, the same for the whole block.
 *
 * @throws {AssertionError} when a command does not do what its row says
 */
export async function runBlock(
  commands: readonly (readonly [command: string, how: HowItIsRun])[],
  cwd: string,
): Promise<void> {
  const servers: ChildProcess[] = [];
  const ports = new Map<string, string>();
  const variables = new Map<string, string>();
  try {
    for (const [command, how] of commands) {
      if (how.kind === "runBy") continue;
      if (how.kind === "asks") {
        if (!ports.has("5098")) servers.push(await startSandbox(cwd, ports));
        assert.match(await ask(command, ports, variables), how.says);
        continue;
      }
      const child = start(await withFreePorts(command, ports), cwd);
      if (how.kind === "serves") {
        servers.push(child);
        await untilSays(child, how.ready, command);
      } else {
        const { exitCode, stdout, stderr } = await untilEnds(child);
        assert.equal(exitCode, how.exitCode, `${command}\n${stdout}\n${stderr}`);
        if (how.says !== undefined) assert.match(stdout, how.says);
      }
    }
  } finally {
    await Promise.all(servers.map(stop));
  }
}

/** Starts a sandbox for `curl` lines, and notes where its addresses are instead of the ports by default. */
async function startSandbox(cwd: string, ports: Map<string, string>): Promise<ChildProcess> {
  const command = "scripts/broker-suite sandbox --port 0 --json";
  const child = start(command, cwd);
  const output = await untilSays(child, /^\{.*\}$/m, command);
  for (const [name, port] of [
    ["brokerUrl", "5096"],
    ["platformUrl", "5097"],
    ["controlUrl", "5098"],
  ] as const) {
    ports.set(port, new RegExp(`"${name}":"[^"]*:(\\d+)"`).exec(output)?.[1] ?? port);
  }
  return child;
}

/**
 * Sends what a `curl` line says and gives the body of an answer of 2xx. `NAME=$(curl …)` puts it into a variable,
 * which later lines have as `$NAME` within double quotes.
 */
async function ask(
  command: string,
  ports: Map<string, string>,
  variables: Map<string, string>,
): Promise<string> {
  const [, variable, inner = command] = /^([A-Z_]+)=\$\((.*)\)$/.exec(command) ?? [];
  const quotings = /'([^']*)'|"([^"]*)"|(\S+)/g;
  const words = [...(await withFreePorts(inner, ports)).matchAll(quotings)].map(
    ([, single, double, bare]) =>
      single ??
      double?.replace(/\$([A-Z_]+)/g, (_, name: string) => variables.get(name) ?? "") ??
      bare ??
      "",
  );
  const allAfter = (flag: string): readonly string[] =>
    words.flatMap((word, at) => (word === flag ? (words[at + 1] ?? "") : []));
  const response = await fetch(words.find((word) => word.startsWith("http")) ?? "", {
    method: allAfter("-X")[0] ?? "GET",
    headers: allAfter("-H").map((header) => header.split(": ") as [string, string]),
    body: allAfter("-d")[0] ?? null,
  });
  const body = await response.text();
  if (variable !== undefined) variables.set(variable, body);
  assert.ok(response.ok, `${command}\n${response.status} ${body}`);
  return body;
}

function start(command: string, cwd: string): ChildProcess {
  // A group of its own, so that a stop reaches what the shell started.
  return spawn("bash", ["-c", command], {
    cwd,
    env: testEnvironment(process.env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

async function untilEnds(child: ChildProcess) {
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => (output[name] += text));
  }
  const timer = setTimeout(() => kill(child, "SIGKILL"), endsWithinMs);
  await once(child, "close");
  clearTimeout(timer);
  return { exitCode: child.exitCode, ...output };
}

async function untilSays(child: ChildProcess, pattern: RegExp, command: string): Promise<string> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${command}: ${why}\n${output}`));
    const timer = setTimeout(() => fail(`not ready within ${readyWithinMs} ms`), readyWithinMs);
    child.once("exit", (code) => fail(`ended with ${code} before it was ready`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (!pattern.test(output)) return;
        clearTimeout(timer);
        resolve();
      });
    }
  });
  return output;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  kill(child, "SIGTERM");
  const timer = setTimeout(() => kill(child, "SIGKILL"), 10_000);
  await closed;
  clearTimeout(timer);
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

async function withFreePorts(command: string, ports: Map<string, string>): Promise<string> {
  for (const [, port = ""] of command.matchAll(/(?:--port |127\.0\.0\.1:|localhost:)(\d+)/g)) {
    if (!ports.has(port)) ports.set(port, String(await freePort()));
  }
  return command.replaceAll(
    /(--port |127\.0\.0\.1:|localhost:)(\d+)/g,
    (_, before: string, port: string) => before + (ports.get(port) ?? port),
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  assert.ok(typeof address === "object" && address !== null);
  return address.port;
}
