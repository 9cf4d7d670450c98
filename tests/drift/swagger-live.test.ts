import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { readKnownDifferences, sortKnown } from "../../runner/drift/known-differences.ts";
import { changed, type DraftObject, driftBetween, lines, readDraft } from "./change-document.ts";
import { linePattern, withServiceDocument } from "./service-document.ts";
import { operationRows } from "./swagger-operation-rows.ts";
import { wholeDocumentRows } from "./swagger-rows.ts";

const contract = await readDraft("contracts/broker.openapi.yaml");
const known = await readKnownDifferences(
  fileURLToPath(new URL("../../contracts/known-differences.yaml", import.meta.url)),
);

test(
  "every row of what is known to differ is found",
  withServiceDocument((live) => {
    const found = lines(driftBetween(contract, live));

    const missing = [...wholeDocumentRows, ...operationRows].flatMap(({ row, found: expected }) =>
      expected
        .filter((line) => !found.some((each) => linePattern(line).test(each)))
        .map((line) => `${row}: ${line}`),
    );
    assert.deepEqual(missing, []);
  }),
);

test("a row without a difference says why", () => {
  for (const { row, found, why } of [...wholeDocumentRows, ...operationRows]) {
    assert.notEqual(found.length === 0, why === undefined, row);
  }
});

test(
  "nothing is found that is not known, and each known difference is there",
  withServiceDocument((live) => {
    const { differences, unused } = sortKnown(driftBetween(contract, live), known);

    assert.deepEqual(lines(differences.filter(({ knownBy }) => knownBy === null)), []);
    assert.deepEqual(
      unused.map(({ kind, place }) => `${kind} ${place}`),
      [],
    );
  }),
);

test(
  "what the service's document loses besides is seen in spite of all that is known",
  withServiceDocument((live) => {
    const pointers = lossesOf(live).filter((_, index) => index % 9 === 0);

    const unseen = pointers.filter((pointer) => {
      const { differences } = sortKnown(
        driftBetween(contract, changed(live, { [pointer]: undefined })),
        known,
      );
      return !differences.some(({ kind, knownBy }) => kind === "breaking" && knownBy === null);
    });

    assert.ok(pointers.length > 20, String(pointers.length));
    // Already without the answer that is lost, or an answer that our contract does not promise.
    assert.deepEqual(
      unseen.filter(
        (pointer) => !/responses\/(?:500|413)$|~1tus~1.*options\/responses\/404$/.test(pointer),
      ),
      [],
    );
  }),
);

/** Pointers to operations, statuses and members of schemas: what a client may count on. */
function lossesOf({ paths, components }: DraftObject): readonly string[] {
  const members = (value: DraftObject[string] | undefined, pointer: string): readonly string[] =>
    Object.keys((value ?? {}) as DraftObject).map(
      (name) => `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    );
  const items = Object.entries(paths as DraftObject);
  const operations = items.flatMap(([path, item]) =>
    members(item, `/paths/${path.replaceAll("/", "~1")}`),
  );
  const statuses = items.flatMap(([path, item]) =>
    Object.entries(item as DraftObject).flatMap(([method, operation]) =>
      members(
        (operation as DraftObject)["responses"],
        `/paths/${path.replaceAll("/", "~1")}/${method}/responses`,
      ),
    ),
  );
  const schemas = Object.entries((components as DraftObject)["schemas"] as DraftObject);
  const properties = schemas.flatMap(([name, schema]) =>
    name === "ProblemDetails"
      ? []
      : members((schema as DraftObject)["properties"], `/components/schemas/${name}/properties`),
  );
  return [...operations, ...statuses, ...properties];
}
