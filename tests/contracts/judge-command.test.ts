import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { good, runJudge, security, written } from "./run-judge-command.ts";

const records = fileURLToPath(new URL("../records/", import.meta.url));
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
  assert.equal(printed.length, 4);
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
    await written("note.jsonl", { note: "" }),
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
