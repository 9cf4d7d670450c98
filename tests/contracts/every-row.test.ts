import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { readContract } from "../../runner/contract-build/contract-in-force.ts";
import { readDeviationUse } from "../../runner/deviations/read-deviation-use.ts";
import { judgeEntries } from "../../runner/judge/judge-entries.ts";
import { readExchanges } from "../../runner/judge/read-exchanges.ts";

const folder = fileURLToPath(new URL("../records/", import.meta.url));
const deviations = await readDeviationUse({
  policy: "allowed",
  isStrict: false,
  files: [],
  cwd: folder,
});
const contract = await readContract({ overlays: [], cwd: folder, deviations });
const files = readdirSync(folder).filter(
  (name) => name.endsWith(".jsonl") && name !== "events.jsonl",
);
const rows = await Promise.all(
  files.map(async (file) => judgeEntries(file, await readExchanges(`${folder}${file}`), contract)),
).then((judged) => judged.flat());

test("of all recorded rows only those without a response, or beside the API, are not judged", () => {
  const notJudged = rows.filter(({ verdict }) => verdict === null);

  assert.ok(rows.length > 5500, `${rows.length}`);
  assert.ok(notJudged.length < rows.length * 0.06, `${notJudged.length}`);
  for (const { exchange, file, index } of notJudged) {
    const { path } = exchange.request;
    const isSilent = exchange.response.status === 0;
    const isBeside = /^\/(?:hangfire|swagger|broker\/api\/v1\/maintenance)(?:[/?]|$)/i.test(path);
    assert.ok(isSilent || isBeside, `${file}#${index} ${path}`);
  }
});

test("a row of no operation that is judged has a path that is none, or a method that its path has not", () => {
  const unrouted = rows.filter(({ verdict }) => verdict?.operationId === null);

  assert.ok(unrouted.length > 50, `${unrouted.length}`);
  for (const { exchange, verdict } of unrouted) {
    assert.deepEqual(verdict?.violations, [], exchange.request.path);
    assert.ok([400, 404].includes(exchange.response.status), exchange.request.path);
  }
});

test("what is wrong with a row is named by a deviation", () => {
  const open = rows.flatMap(({ file, index, verdict, exchange }) =>
    (verdict?.violations ?? [])
      .filter(({ deviation }) => deviation === null)
      .map(({ rule }) => `${file}#${index} ${exchange.response.status} ${rule}`),
  );

  assert.deepEqual(open, []);
});

test("every recorded event keeps its promise, and one that does not is seen", async () => {
  const entries = await readExchanges(`${folder}events.jsonl`);
  const judged = judgeEntries("events.jsonl", entries, contract);

  assert.ok(judged.length > 200);
  assert.deepEqual(
    judged.flatMap(({ verdict }) => verdict?.violations ?? []),
    [],
  );

  const broken = {
    kind: "event",
    index: 0,
    event: { specversion: "1.0" },
    sequence: null,
  } as const;
  const [first] = judgeEntries("events.jsonl", [broken], contract);
  assert.ok(first?.verdict?.violations.some(({ pointer }) => pointer === "/type"));
});
