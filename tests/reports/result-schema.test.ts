/** Holds `contracts/result.schema.json` and `contracts/result.ts` together: the samples are typed as RunResult. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { operationIds } from "../../contracts/vocabulary.ts";
import { validateResult } from "../../reports/validate-result.ts";
import { failedResult } from "./samples/failed-result.ts";
import { passedResult } from "./samples/passed-result.ts";
import { sampleResults } from "./samples/sample-results.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

const schema = JSON.parse(
  readFileSync(new URL("../../contracts/result.schema.json", import.meta.url), "utf8"),
) as { readonly $defs: Readonly<Record<string, { readonly enum?: readonly string[] }>> };

/** One of each kind of object in one result: a failed run, and why it could not judge to the end. */
const fullResult = {
  ...failedResult,
  problems: [{ code: "K6_CRASHED", message: "k6 ended with 107", next: "see its log" }],
};

function copy(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Paths of all objects; of a list only one element a shape, so that it stays quick. */
function objectPaths(value: Json, path: Path = []): Path[] {
  if (Array.isArray(value)) {
    const shapes = new Map<string, Path[]>();
    for (const [index, element] of value.entries()) {
      const paths = objectPaths(element, [...path, index]);
      shapes.set(JSON.stringify(paths.map((found) => found.slice(path.length + 1))), paths);
    }
    return [...shapes.values()].flat();
  }
  if (value === null || typeof value !== "object") return [];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    objectPaths(member, [...path, name]),
  );
  return [path, ...inner];
}

function objectAt(root: Json, path: Path): { [name: string]: Json } {
  let value: Json | undefined = root;
  for (const step of path) {
    value = (value as { readonly [name: string | number]: Json })[step];
  }
  return value as { [name: string]: Json };
}

for (const { name, result } of sampleResults) {
  test(`the schema accepts a result that ended ${name}`, () => {
    assert.doesNotThrow(() => validateResult(result));
  });
}

test("every member of every object is required", () => {
  const paths = objectPaths(copy(fullResult));

  assert.ok(paths.length > 25, "the sample holds every kind of object");
  for (const path of paths) {
    for (const name of Object.keys(objectAt(copy(fullResult), path))) {
      const lacking = copy(fullResult);
      delete objectAt(lacking, path)[name];
      assert.throws(() => validateResult(lacking), { code: "RESULT_OUT_OF_SCHEMA" }, name);
    }
  }
});

test("every object is closed", () => {
  for (const path of objectPaths(copy(fullResult))) {
    const extended = copy(fullResult);
    objectAt(extended, path)["surprise"] = true;
    assert.throws(
      () => validateResult(extended),
      /must NOT have additional properties \(surprise\)/,
    );
  }
});

test("the schema knows the operations of the vocabulary, in its order", () => {
  assert.deepEqual(schema.$defs["OperationId"]?.enum, operationIds);
});

const [check] = passedResult.checks;
const lies: readonly { readonly name: string; readonly result: unknown }[] = [
  { name: "passed without a check", result: { ...passedResult, checks: [] } },
  { name: "passed with exit code 1", result: { ...passedResult, exitCode: 1 } },
  {
    name: "passed with a failed check",
    result: { ...failedResult, outcome: "passed", exitCode: 0 },
  },
  { name: "passed with a problem", result: { ...passedResult, problems: fullResult.problems } },
  {
    name: "failed without a failed check",
    result: { ...passedResult, outcome: "failed", exitCode: 1 },
  },
  { name: "not judged, exit code 0", result: { ...fullResult, outcome: "notJudged", exitCode: 0 } },
  { name: "interrupted, exit code 0", result: { ...passedResult, outcome: "interrupted" } },
  {
    name: "a check that was never asked",
    result: { ...passedResult, checks: [{ ...check, samples: 0 }] },
  },
  {
    name: "a passed check that failed once",
    result: { ...passedResult, checks: [{ ...check, failed: 1 }] },
  },
  {
    name: "a time without zone",
    result: { ...passedResult, run: { ...passedResult.run, endedAt: "2026-11-24T14:16:14" } },
  },
];
for (const { name, result } of lies) {
  test(`the schema refuses a result that contradicts itself: ${name}`, () => {
    assert.throws(() => validateResult(result), { code: "RESULT_OUT_OF_SCHEMA", exitCode: 3 });
  });
}
