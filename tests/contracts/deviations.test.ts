/** Holds `contracts/deviations.yaml` to the records. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { excuseDeviations, isExercised } from "../../contracts/judge/excuse-deviations.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { truthOf } from "../../contracts/judge/predicate.ts";
import { judgedDeviations } from "../../runner/deviations/listed-deviation.ts";
import { readDeviations } from "../../runner/deviations/read-deviations.ts";
import { recordedExchanges } from "./recorded-exchanges.ts";

const recorded = recordedExchanges();
const { deviations: listed } = await readDeviations(
  fileURLToPath(new URL("../../contracts/deviations.yaml", import.meta.url)),
  "contracts/deviations.yaml",
);
const deviations = judgedDeviations(listed);

function recordNames(): ReadonlySet<string> {
  const folder = new URL("../records/", import.meta.url);
  const names = readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const { condition } = JSON.parse(line) as { readonly condition: string };
        return `${file.replace(".jsonl", "")}: ${condition}`;
      }),
  );
  return new Set(names);
}

test("each entry says all that its readers ask", () => {
  for (const entry of listed) {
    for (const member of ["promised", "observed", "frequency", "firstSeen"] as const) {
      assert.equal(typeof entry[member], "string", `${entry.id} ${member}`);
    }
    assert.equal(typeof entry.deterministic, "boolean", entry.id);
    assert.equal(typeof entry.inRecords, "boolean", entry.id);
    assert.ok((entry.brokerVersions ?? []).length > 0, entry.id);
    if (entry.deterministic === true && entry.visibleIn === "exchange") {
      assert.ok(entry.mended !== undefined, entry.id);
    }
  }
});

test("each record that an entry names as its source is there", () => {
  const names = recordNames();
  for (const { id, source = [], inRecords } of listed) {
    if (inRecords === true) assert.ok(source.length > 0, id);
    for (const name of source) assert.ok(names.has(name), `${id}: ${name}`);
  }
});

test("each entry that an exchange can show is hit by the records, or marked as not in them", () => {
  const hit = new Set(
    recorded.flatMap(({ operationId, exchange }) => {
      const { request, response, context } = exchange;
      const verdict = judge(operationId, request, response, context);
      return excuseDeviations(verdict, request, response, context, deviations).violations.map(
        ({ deviation }) => deviation,
      );
    }),
  );

  for (const { id, visibleIn, inRecords } of listed) {
    if (visibleIn === "exchange") assert.equal(hit.has(id), inRecords, id);
  }
});

test("the records of the service that has the defects call none of them mended", () => {
  const mended = recorded.flatMap(({ file, index, operationId, exchange }) => {
    const facts = { operationId, ...exchange };
    if (exchange.context.fault !== undefined) return [];
    return listed
      .filter((entry) => entry.deterministic === true && entry.mended !== undefined)
      .filter((entry) => isExercised({ excuses: [], ...entry }, facts))
      .filter(({ mended }) => mended !== undefined && truthOf(mended, facts) === true)
      .map(({ id }) => `${id} ${file}#${index}`);
  });

  assert.deepEqual(mended, []);
});
