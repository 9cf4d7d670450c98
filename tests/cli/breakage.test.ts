/** Broken on purpose: the right exit code, one clear message, nothing left running. */
import assert from "node:assert/strict";
import { chmod, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import type { RunResult } from "../../contracts/result.ts";
import { startPlatform } from "../../sandbox/platform/start-platform.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { type CliResult, runCli, startCli } from "./broker-suite.ts";
import { forward, listenOn, unusedOrigin } from "./loopback-servers.ts";

const silent = (): void => undefined;
let folder = "";
let sandbox: Awaited<ReturnType<typeof startSandbox>>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-"));
  sandbox = await startSandbox({
    brokerPort: 0,
    platformPort: 0,
    controlPort: 0,
    faults: [],
    log: silent,
  });
});
after(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

/** Exit code and code of the one error, which stands on stderr (asked wrongly) or in the summary (could not judge). */
function assertEnds(result: CliResult, exitCode: number, errorCode: string): void {
  const words = `${result.stderr}${result.stdout}`;
  assert.equal(result.exitCode, exitCode, words);
  assert.equal(words.split(`[${errorCode}]`).length, 2, `one message with ${errorCode}: ${words}`);
  assert.doesNotMatch(words, /\n\s+at .*:\d+:\d+/, "an expected error has no stack");
}

const outputDir = (): string => join(folder, "out");

function contractOf(target: {
  readonly brokerUrl: string;
  readonly platformUrl: string;
}): readonly string[] {
  const { brokerUrl, platformUrl } = target;
  return [
    "contract",
    "--broker-url",
    brokerUrl,
    "--platform-url",
    platformUrl,
    "--output-dir",
    outputDir(),
  ];
}

test("a broker that is down is exit 3", async () => {
  const brokerUrl = await unusedOrigin();

  const result = await runCli(contractOf({ brokerUrl, platformUrl: sandbox.platformUrl }));

  assertEnds(result, 3, "BROKER_UNREACHABLE");
});

test("a platform that is down is exit 3", async () => {
  const platformUrl = await unusedOrigin();

  const result = await runCli(contractOf({ brokerUrl: sandbox.brokerUrl, platformUrl }));

  assertEnds(result, 3, "PLATFORM_UNREACHABLE");
});

test("one address without the other is exit 2", async () => {
  const result = await runCli(["contract", "--broker-url", sandbox.brokerUrl]);

  assertEnds(result, 2, "CONFIG_INVALID");
  assert.match(result.stderr, /--platform-url \(PLATFORM_URL\) is missing/);
});

test("an address variable that is set but empty is exit 2", async () => {
  const result = await runCli(["run"], { env: { BROKER_URL: "" } });

  assertEnds(result, 2, "CONFIG_INVALID");
  assert.match(result.stderr, /--broker-url \(BROKER_URL\) is set but empty/);
});

test("no explicit target while CI is set is exit 2", async () => {
  const result = await runCli(["run"], { env: { CI: "true" } });

  assertEnds(result, 2, "CONFIG_INVALID");
});

test("an output folder that cannot be written is exit 2", async () => {
  const file = join(folder, "a-file");
  await writeFile(file, "");

  const result = await runCli(["contract", "--output-dir", join(file, "out")]);

  assertEnds(result, 2, "OUTPUT_NOT_WRITABLE");
});

test("a port that is taken is exit 3", async () => {
  const port = new URL(sandbox.brokerUrl).port;

  const result = await runCli(["sandbox", "--port", port]);

  assertEnds(result, 3, "PORT_TAKEN");
});

test("no k6 anywhere is exit 3, with the ways to get it", async () => {
  const nowhere = await unusedOrigin();
  // A PATH with node alone: the bin needs it to start.
  await symlink(process.execPath, join(folder, "node"));

  const result = await runCli(["load", "--output-dir", outputDir()], {
    env: { PATH: folder, XDG_CACHE_HOME: join(folder, "cache"), K6_RELEASE_URL: nowhere },
  });

  assertEnds(result, 3, "K6_NOT_FOUND");
  assert.match(`${result.stderr}${result.stdout}`, /K6_BINARY/);
});

test("k6 that is killed is exit 3", async () => {
  const k6 = join(folder, "k6-that-dies");
  await writeFile(
    k6,
    '#!/bin/sh\n[ "$1" = version ] && echo "k6 v2.2.0 (go1.26, linux/amd64)" && exit 0\nkill -9 $$\n',
  );
  await chmod(k6, 0o755);

  const result = await runCli(["load", "--k6", k6, "--output-dir", outputDir()]);

  assertEnds(result, 3, "K6_KILLED");
});

test("a platform that refuses every token is exit 3", async () => {
  const platform = await startPlatform({ port: 0, log: silent });
  const refusing = await listenOn((request, response) => {
    if ((request.url ?? "").startsWith("/api/Get")) return void response.writeHead(401).end("no");
    return forward(platform.platformUrl, request, response);
  });
  const addresses = [
    "--broker-url",
    sandbox.brokerUrl,
    "--platform-url",
    refusing.origin,
    "--output-dir",
    outputDir(),
  ];

  const [contract, load] = [
    await runCli(["contract", ...addresses]),
    await runCli(["load", ...addresses]),
  ];

  await Promise.all([platform.close(), refusing.close()]);
  assertEnds(contract, 3, "TOKEN_REFUSED");
  assertEnds(load, 3, "TOKEN_REFUSED");
});

test("a target that accepts and never answers is exit 3 within a minute", async () => {
  const sockets = new Set<{ destroy(): void }>();
  const server = createTcpServer((socket) => void sockets.add(socket)).listen(0, "127.0.0.1");
  const address = await new Promise<{ port: number }>((resolve) => {
    server.once("listening", () => resolve(server.address() as { port: number }));
  });
  const origin = `http://127.0.0.1:${address.port}`;

  const result = await runCli(contractOf({ brokerUrl: origin, platformUrl: sandbox.platformUrl }));

  for (const socket of sockets) socket.destroy();
  server.close();
  assertEnds(result, 3, "BROKER_UNREACHABLE");
});

const phases = [
  { name: "the contract run", args: ["contract"], sign: /^contract/m },
  { name: "the load run", args: ["load"], sign: /^load/m },
];
for (const { name, args, sign } of phases) {
  test(`Ctrl-C in ${name} is 130, and nothing is left running`, async () => {
    const cli = startCli([...args, "--output-dir", outputDir()]);
    await cli.waitFor("stderr", sign);

    const result = await cli.stop();

    assert.equal(result.exitCode, 130, `${result.stderr}${result.stdout}`);
    assert.deepEqual(await processesNaming(outputDir()), []);
  });
}

test("an interrupted run still writes what is known", async () => {
  const dir = join(folder, "interrupted");
  const cli = startCli(["run", "--target", "sandbox", "--output-dir", dir, "--reporter", "json"]);
  await cli.waitFor("stderr", /^contract/m);

  const { exitCode } = await cli.stop("SIGTERM");

  const result = JSON.parse(await readFile(join(dir, "result.json"), "utf8")) as RunResult;
  assert.equal(exitCode, 130);
  assert.equal(result.outcome, "interrupted");
});

/** Command lines of processes that name `path`: k6 is given its bundle there. Linux alone tells; elsewhere none. */
async function processesNaming(path: string): Promise<readonly string[]> {
  const names = await readdir("/proc").catch(() => []);
  const lines = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.includes(path));
}
