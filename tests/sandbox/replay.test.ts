/**
 * The recorded exchanges of the real service, sent to the emulator: status, headers and bodies are alike, or a
 * reason stands here. Each answer is judged against the contract besides.
 */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { judge } from "../../contracts/judge/judge.ts";
import { resolveOperation } from "../../contracts/judge/resolve-operation.ts";
import { authenticationTokens } from "./replay/authentication-tokens.ts";
import { startLab, type Lab } from "./replay/lab.ts";
import { readRecords, type RecordRow } from "./replay/records.ts";
import { createReplayer, elsewhere } from "./replay/replay-row.ts";
import { arrangeSearch } from "./replay/search-state.ts";
import { statisticsState } from "./replay/statistics-state.ts";
import type { Received } from "./replay/send.ts";

interface Replay {
  readonly file: string;
  /** At least so many rows are answered alike: a classification that skips more is a bug. */
  readonly alike: number;
  /** Rows in which the real service breaks and the emulator keeps the promise. */
  readonly promisesKept: number;
}

const replays: readonly Replay[] = [
  { file: "initialize", alike: 338, promisesKept: 10 },
  { file: "upload", alike: 117, promisesKept: 0 },
  { file: "overview", alike: 84, promisesKept: 1 },
  { file: "details", alike: 87, promisesKept: 1 },
  { file: "search", alike: 250, promisesKept: 1 },
  { file: "download", alike: 186, promisesKept: 0 },
  { file: "confirm", alike: 81, promisesKept: 1 },
  { file: "resource", alike: 405, promisesKept: 13 },
  { file: "service-owner", alike: 126, promisesKept: 6 },
  { file: "negotiation", alike: 1060, promisesKept: 20 },
  { file: "routing", alike: 244, promisesKept: 0 },
  { file: "initialize-and-upload", alike: 130, promisesKept: 6 },
  { file: "webhook-and-health", alike: 140, promisesKept: 38 },
  { file: "statistics", alike: 179, promisesKept: 0 },
  { file: "file-transfer-environments", alike: 18, promisesKept: 0 },
];

/** Resources that the lab's database had, with what its platform said of them. */
const configured = [
  ..."authlevel authlevel-org level-4 read-only write-only no-scan gone reg-204".split(" "),
  ..."500 403 empty indeterminate lower missing notapplicable"
    .split(" ")
    .map((name) => `pdp-${name}`),
].map((name) => `lab-${name}`);

for (const { file, alike, promisesKept } of replays) {
  test(`the emulator answers the ${file} records as the real service did`, async (context) => {
    const lab = await startLab();
    context.after(() => lab.close());
    if (file !== "resource" && file !== "service-owner") await lab.configure(configured);
    if (["overview", "details", "search"].includes(file)) await lab.configure(["lab-other-owner"]);
    if (file === "initialize-and-upload") {
      await lab.configure(["lab-other-owner", "lab-max-size"]);
      await lab.set("lab-max-size", { maxFileTransferSize: 10 });
      lab.addStorageWithoutScan();
    }
    const rows = file === "search" ? await searchRows(lab) : readRecords(file);
    const before = file === "statistics" ? statisticsState(lab) : undefined;

    const counts = await replayAll(context, rows, createReplayer(file, lab), before);

    assert.ok(counts.alike >= alike, `${counts.alike} rows alike, ${alike} expected`);
    assert.ok(counts.promiseKept >= promisesKept, `${counts.promiseKept} promises kept`);
  });
}

const environments = [
  { environment: "Development", alike: 425 },
  { environment: "Staging", alike: 420 },
  { environment: "test", alike: 19 },
  { environment: "production", alike: 15 },
];
/** Besides the tokens, rows of other files that name an environment. */
const environmentFiles =
  "resource service-owner webhook-and-health file-transfer-environments statistics".split(" ");
for (const { environment, alike } of environments) {
  test(`the service answers as in the environment ${environment}`, async (context) => {
    const lab = await startLab(environment);
    context.after(() => lab.close());
    await lab.configure([...configured, "lab-no-scan"]);
    await lab.control("PUT", "/service", { approvedWithoutScan: ["lab-no-scan"] });
    const authorize = authenticationTokens(lab.tokens);
    const isHere = (row: RecordRow): boolean =>
      (row.given ?? "").toLowerCase().startsWith(`environment ${environment.toLowerCase()}`);
    let found = 0;
    const files = environment === "Development" ? [] : environmentFiles;
    for (const file of ["authentication", ...files]) {
      const rows = readRecords(file).filter(isHere);
      // There were rows for it made by hand.
      if (file.startsWith("file-transfer")) lab.addStorageWithoutScan();
      const special = file === "authentication" ? authorize : () => null;
      const replayer = createReplayer(file, lab, (row) => special(row.token ?? ""), environment);
      found += (await replayAll(context, rows, replayer)).alike;
    }

    assert.ok(found >= alike, `${found} rows alike, ${alike} expected`);
  });
}

/** Over all files; resumable uploads, maintenance, /hangfire and /swagger apart. */
const totals = { replayed: 0, notReplayed: 0 };

test("nine of ten records are replayed; the reasons of the others are told above", (context) => {
  const { replayed, notReplayed } = totals;
  const share = replayed / (replayed + notReplayed);
  context.diagnostic(`${replayed} replayed, ${notReplayed} not: ${(100 * share).toFixed(1)} %`);

  assert.ok(share >= 0.9, `${share}`);
});

interface Counts {
  alike: number;
  promiseKept: number;
  notReplayed: number;
}

/** Replays every row; what is different fails the test, what was not replayed is told with its reason. */
async function replayAll(
  context: TestContext,
  rows: readonly RecordRow[],
  replayer: ReturnType<typeof createReplayer>,
  before: (row: RecordRow) => Promise<void> = () => Promise.resolve(),
): Promise<Counts> {
  const counts: Counts = { alike: 0, promiseKept: 0, notReplayed: 0 };
  const reasons = new Map<string, number>();
  const complaints: string[] = [];
  for (const row of rows) {
    await before(row);
    const outcome = await replayer.replay(row);
    if (outcome.kind === "notReplayed") {
      counts.notReplayed += 1;
      if (!elsewhere.test(outcome.reason)) totals.notReplayed += 1;
      reasons.set(outcome.reason, (reasons.get(outcome.reason) ?? 0) + 1);
      continue;
    }
    const name = `${row.operation} ${row.condition}`;
    totals.replayed += 1;
    if (outcome.kind === "different") complaints.push(`${name}: ${outcome.differences.join("; ")}`);
    else counts[outcome.kind] += 1;
    complaints.push(...judged(row, outcome.received).map((violation) => `${name}: ${violation}`));
  }
  context.diagnostic(`${rows.length} rows: ${JSON.stringify(counts)}`);
  for (const [reason, count] of reasons) context.diagnostic(`not replayed: ${count} × ${reason}`);
  assert.deepEqual(complaints, []);
  return counts;
}

function judged(row: RecordRow, received: Received): readonly string[] {
  const { method, path, headers, body } = row.request;
  const operationId = resolveOperation(method, path);
  if (operationId === null) return [];
  const request = {
    method,
    path,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map(
        (one) => [name, one] as const,
      ),
    ),
    body: typeof body === "string" ? ({ kind: "text", text: body } as const) : unknownBody,
  };
  const isFile = operationId === "downloadFile" && received.status < 300;
  const response = {
    status: received.status,
    headers: received.headers,
    isRaw: true,
    body: isFile
      ? ({ kind: "binary", sizeBytes: received.body.length } as const)
      : ({ kind: "text", text: received.body.toString("utf8") } as const),
  };
  const { violations } = judge(operationId, request, response, {
    given: row.given ?? "",
    token: row.token ?? "",
  });
  // Defect D10: a NUL in a query is refused, although its schema, a plain string, has nothing against it.
  if (row.condition === "resourceId-nul") return [];
  return violations.map(({ rule, message }) => `the judge says ${rule}: ${message}`);
}

const unknownBody = { kind: "unknown", reason: "not in the record" } as const;

async function searchRows(lab: Lab): Promise<readonly RecordRow[]> {
  const rows = readRecords("search");
  const names = new Map(
    rows.flatMap(({ ids }) => Object.entries(ids ?? {}).map(([name, id]) => [id, name] as const)),
  );
  const state = await arrangeSearch(lab, names);
  return rows.map((row) => state.translate(row));
}
