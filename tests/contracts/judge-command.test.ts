import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import type { ExitCode } from "../../contracts/result.ts";
import { judgeCommand } from "../../scripts/commands/judge.ts";
import { formatError } from "../../scripts/format-error.ts";

const records = fileURLToPath(new URL("../records/", import.meta.url));
let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-judge-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as `main` does. */
async function runJudge(...args: readonly string[]) {
  let [stdout, stderr] = ["", ""];
  let exitCode: ExitCode = 0;
  const command = judgeCommand({
    env: {},
    cwd: folder,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    now: () => new Date(0),
    signal: new AbortController().signal,
    exitWith: (code) => (exitCode = code),
  });
  try {
    await command.parseAsync([...args], { from: "user" });
  } catch (error) {
    const formatted = formatError(error);
    stderr += formatted.text;
    exitCode = formatted.exitCode;
  }
  return { stdout, stderr, exitCode };
}

async function written(name: string, content: unknown): Promise<string> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  await writeFile(join(folder, name), text);
  return name;
}

const security = [
  ["Cache-Control", "no-store"],
  ["X-Content-Type-Options", "nosniff"],
];
const good = {
  operation: "confirmDownload",
  request: {
    method: "POST",
    path: "/broker/api/v1/filetransfer/8c696f72-a0a7-48eb-ab20-f0032ed71119/confirmdownload",
    headers: { authorization: "Bearer <recipient>" },
  },
  response: { status: 204, headers: security, body: "" },
};
const bad = { ...good, response: { ...good.response, headers: security.slice(1) } };

test("records that keep the contract, or break it as listed only, end with 0", async () => {
  const { exitCode, stdout } = await runJudge(
    join(records, "confirm.jsonl"),
    join(records, "details.jsonl"),
    join(records, "faults.jsonl"),
  );

  assert.equal(exitCode, 0);
  assert.match(stdout, /excused {3}known deviation D09/);
  assert.match(stdout, /^judged \d+ exchanges: \d+ keep the contract, 0 break it, /m);
});

test("a broken promise ends with 1 and says operation, place in the exchange and place in the contract", async () => {
  const { exitCode, stdout } = await runJudge(await written("bad.jsonl", bad));

  assert.equal(exitCode, 1);
  assert.match(stdout, /^bad\.jsonl#0 {2}confirmDownload {2}POST \S+ → 204$/m);
  assert.match(stdout, /header-missing {2}at header \/cache-control/);
  assert.match(stdout, /contracts\/broker\.openapi\.yaml#\/paths\/\S+\/headers\/Cache-Control/);
});

test("--json prints one line an exchange, and nothing else on stdout", async () => {
  const lines = [
    good,
    bad,
    { ...good, operation: "maintenance" },
    { operation: "uploadFile", observed: {} },
  ];
  const file = await written("some.jsonl", lines.map((line) => JSON.stringify(line)).join("\n\n"));

  const { stdout, exitCode } = await runJudge("--json", file);

  const printed = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.equal(exitCode, 1);
  assert.deepEqual(printed[0], { file, index: 0, operationId: "confirmDownload", violations: [] });
  assert.deepEqual(printed[2], { file, index: 2, operationId: null, violations: [] });
  assert.equal(printed.length, 3);
  const violations = (printed[1]?.["violations"] ?? []) as readonly Record<string, unknown>[];
  assert.deepEqual(Object.keys(violations[0] ?? {}).sort(), [
    "contract",
    "deviation",
    "message",
    "pointer",
    "rule",
    "where",
  ]);
});

test("a missing file, a line that is no exchange and a HAR entry without response end with 2", async () => {
  const files = [
    "nowhere.har",
    await written("event.jsonl", { event: {} }),
    await written("text.jsonl", "hello"),
    await written("half.har", { log: { entries: [{ request: {} }] } }),
  ];
  for (const file of files) {
    const { exitCode, stdout, stderr } = await runJudge(file);

    assert.equal(exitCode, 2, file);
    assert.equal(stdout, "");
    assert.match(stderr, new RegExp(file));
  }
});

test("no exchange, or none of the contract's operations, ends with 3", async () => {
  const files = [
    await written("empty.jsonl", ""),
    await written("observed.jsonl", { operation: "uploadFile", observed: {} }),
    await written("empty.har", { log: { entries: [] } }),
    await written("other.jsonl", {
      ...good,
      operation: "none",
      request: { method: "GET", path: "/hangfire" },
    }),
    await written("silence.jsonl", { ...good, response: { status: 0 } }),
  ];
  for (const file of files) {
    const { exitCode, stderr } = await runJudge(file);

    assert.equal(exitCode, 3, file);
    assert.match(stderr, /NOTHING_JUDGED/);
  }
});

test("a path that is none of the API's is held to 404, and a method that the path has not to 405", async () => {
  const unrouted = (path: string, status: number, method = "GET") => ({
    operation: "none",
    request: { method, path },
    response: { status, headers: security, body: "" },
  });
  const lines = [
    unrouted("/broker/api/v2/filetransfer", 404),
    unrouted("/nothing", 200),
    unrouted("/broker/api/v1/resource/a", 404, "DELETE"),
    unrouted("/swagger/index.html", 200),
  ];
  const file = await written("routes.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));

  const { stdout, exitCode } = await runJudge(file);

  assert.equal(exitCode, 1);
  assert.match(stdout, /#1 {2}none {2}GET \/nothing → 200\n {2}status-unexpected/);
  assert.match(stdout, /#2 {2}\w+ {2}DELETE \S+ → 404\n {2}status-unexpected/);
  assert.match(stdout, /^judged 3 exchanges: 1 keep the contract, 2 break it, .*; not judged 1 /m);
});

test("a HAR is judged by method and path", async () => {
  const header = (name: string, value: string) => ({ name, value });
  const file = await written("session.har", {
    log: {
      version: "1.2",
      entries: [
        {
          request: {
            method: "POST",
            url: `https://broker.example${good.request.path}`,
            headers: [],
            bodySize: 0,
          },
          response: {
            status: 204,
            headers: security.map(([name = "", value = ""]) => header(name, value)),
            content: { size: 0, mimeType: "" },
          },
        },
        {
          request: { method: "GET", url: "https://broker.example/", headers: [] },
          response: { status: 200, headers: [], content: {} },
        },
      ],
    },
  });

  const { stdout, exitCode } = await runJudge("--json", file);

  assert.equal(exitCode, 0);
  assert.match(stdout, /"index":0,"operationId":"confirmDownload","violations":\[\]/);
  assert.match(stdout, /"index":1,"operationId":null/);
});

const overlong = await recordNamed("initialize.jsonl", "sendersFileTransferReference-length-4095");

async function recordNamed(
  file: string,
  condition: string,
): Promise<Readonly<Record<string, unknown>>> {
  const lines = (await readFile(join(records, file), "utf8")).split("\n");
  const line = lines.find((each) => each.includes(`"condition":"${condition}"`));
  return JSON.parse(line ?? "{}") as Readonly<Record<string, unknown>>;
}

test("a known deviation is allowed unless the user wants none", async () => {
  const file = await written("overlong.jsonl", overlong);

  const allowed = await runJudge(file);
  const none = await runJudge(file, "--deviations", "none");

  assert.equal(allowed.exitCode, 0);
  assert.match(allowed.stdout, /known deviation D05/);
  assert.equal(none.exitCode, 1);
});

test("a deviation that is expected and does not show is told with the patch that takes it out", async () => {
  const response = { status: 200, headers: [], body: "" };
  const file = await written("mended.jsonl", { ...overlong, response });

  const { stdout } = await runJudge(file, "--deviations", "expected");

  assert.match(stdout, /^known deviation D05 had its chance once and did not show/m);
  assert.match(stdout, /^-  - id: D05$/m);
});

test("a user's own list excuses what it names", async () => {
  const headers = [...security, ["Content-Type", "text/plain"]];
  const file = await written("tea.jsonl", {
    ...good,
    response: { status: 418, headers, body: "" },
  });
  await written(
    "own.yaml",
    "deviations:\n  - { id: tea, operations: [confirmDownload], condition: Always., excuses: [{ rule: status-undocumented }] }\n",
  );

  const { stdout, exitCode } = await runJudge(file, "--deviations-file", "own.yaml");

  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /tea × 1/);
});

test("a list that is none is exit 2, with its place", async () => {
  const file = await written("good.jsonl", good);
  await written("wrong.yaml", "deviations:\n  - id: [\n");

  const { stderr, exitCode } = await runJudge(file, "--deviations-file", "wrong.yaml");

  assert.equal(exitCode, 2);
  assert.match(stderr, /wrong\.yaml:\d+:\d+ is no YAML.*\[DEVIATIONS_FILE_WRONG\]/);
});
