import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { operationIds } from "../../contracts/vocabulary.ts";
import { tables } from "../../contracts/generated/tables.js";
import { at, readYaml } from "../../runner/contract-build/read-document.ts";

interface CatalogueEntry {
  readonly status: number;
  readonly name: string;
  readonly detail: string;
  readonly when: string;
  readonly operations: readonly string[];
  readonly seen?: boolean;
}

const { data: contract } = await readYaml("contracts/broker.openapi.yaml");
const catalogue = Object.entries(
  contract["x-problem-catalogue"] as unknown as Readonly<Record<string, CatalogueEntry>>,
);
/** The problem objects of all records: code, status and detail. */
const recorded = readdirSync(new URL("../records/", import.meta.url))
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => {
    const text = readFileSync(new URL(`../records/${name}`, import.meta.url), "utf8");
    const problem =
      /\\"status\\":(\d+),\\"detail\\":\\"((?:[^"\\]|\\\\.)*)\\",\\"code\\":\\"(BRO-\d+)\\"/g;
    return [...text.matchAll(problem)].map(([, status, detail, code]) => ({
      status: Number(status),
      detail: detail ?? "",
      code: code ?? "",
    }));
  });

test("the operations of a code are those that list it, resumable upload apart, which writes no codes", () => {
  for (const [code, { status, operations, seen }] of catalogue) {
    if (status === 500 && seen === false) continue;
    const listing = operationIds.filter(
      (id) =>
        tables.operations[id].codes[String(status)]?.includes(code) === true ||
        codeOf500(id) === code,
    );
    const raising = operationIds.filter((id) => !id.startsWith("tus") && operations.includes(id));

    assert.deepEqual(listing.filter((id) => !id.startsWith("tus")).sort(), raising.sort(), code);
    assert.deepEqual(
      operations.filter((id) => !operationIds.some((known) => known === id)),
      [],
      code,
    );
  }
});

/** A 500 is promised nowhere; what an operation may say with one stands among the unhandled answers. */
function codeOf500(operationId: string): string | null {
  const shape = tables.shapes[tables.unhandled.byOperation[operationId] ?? -1];
  const mediaType = shape?.mediaType?.replaceAll("/", "~1");
  if (shape === undefined || mediaType === undefined) return null;
  return at(contract, `${shape.contract}/content/${mediaType}/example/code`) as string;
}

test("each recorded problem object has the status and the words of its code", () => {
  const known = new Map(catalogue);

  assert.ok(recorded.length > 800, `${recorded.length}`);
  for (const { code, status, detail } of recorded) {
    assert.equal(known.get(code)?.status, status, code);
    assert.equal(known.get(code)?.detail, detail, code);
  }
});

test("a code that is said not to be seen is in no record, and each other is", () => {
  const inRecords = new Set(recorded.map(({ code }) => code));
  const seen = catalogue.filter((entry) => entry[1].seen !== false).map(([code]) => code);
  // It takes a report that fails, which nobody recorded.
  const elsewhere = ["BRO-06002"];

  assert.deepEqual([...inRecords, ...elsewhere].sort(), seen);
});

test("each entry says its name and when it comes", () => {
  assert.equal(catalogue.length, 39);
  for (const [code, { name, when, detail }] of catalogue) {
    assert.match(name, /^[A-Z][A-Za-z0-9]+$/, code);
    assert.ok(when.length > 10 && detail.length > 10, code);
  }
});
