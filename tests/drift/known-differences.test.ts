import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import {
  type KnownDifference,
  readKnownDifferences,
  sortKnown,
} from "../../runner/drift/known-differences.ts";

const known = await readKnownDifferences(
  fileURLToPath(new URL("../../contracts/known-differences.yaml", import.meta.url)),
);

/** Names of the records of a file, as they stand there. */
async function conditionsOf(file: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`../records/${file}.jsonl`, import.meta.url), "utf8");
  return [...text.matchAll(/^\{"operation":"[^"]*","condition":"([^"]*)"/gm)].map(
    ([, condition = ""]) => condition,
  );
}

test("each record that a known difference names is there", async () => {
  const parts = [...new Set(known.map(({ source }) => source))].flatMap((source) =>
    source.split("; "),
  );
  const missing: string[] = [];
  let named = 0;
  for (const part of parts) {
    const [files = "", names = ""] = part.split(": ");
    for (const name of names.split(", ").filter((each) => !/^$|^every /.test(each))) {
      const pattern = new RegExp(`^${name.replaceAll("*", ".*")}$`);
      const conditions = await conditionsOf(files);
      named += 1;
      if (!conditions.some((each) => pattern.test(each))) missing.push(`${files}: ${name}`);
    }
  }

  assert.ok(named > 20);
  assert.deepEqual(missing, []);
});

test("a reason is a sentence, and each place is known once", () => {
  for (const { reason, place } of known) assert.match(reason, /^[A-Z][^]*\.$/, place);

  const places = known.map(({ kind, place, theirs }) => `${kind} ${place} ${theirs ?? ""}`);
  assert.equal(new Set(places).size, places.length);
});

test("an entry knows its kind, its place and what the documents say, and nothing else", () => {
  const difference = {
    kind: "breaking",
    place: "FileTransferOverview/sender type",
    ours: "string",
    theirs: "integer",
    usedBy: [],
  } as const;
  const entry: KnownDifference = {
    place: difference.place,
    kind: "breaking",
    ours: null,
    theirs: null,
    reason: "So it is.",
    source: "here",
  };
  const changes: readonly (readonly [Partial<KnownDifference>, boolean])[] = [
    [{}, true],
    [{ theirs: "integer", ours: "str*" }, true],
    [{ place: "*/sender *" }, true],
    [{ place: "**" }, true],
    [{ theirs: "integer or boolean" }, false],
    [{ ours: "boolean" }, false],
    [{ kind: "widening" }, false],
    [{ place: "FileTransferOverview/send" }, false],
    [{ place: "FileTransferOverview.sender type" }, false],
    [{ place: "*" }, false],
  ];

  for (const [change, isKnown] of changes) {
    const { differences, unused } = sortKnown([difference], [{ ...entry, ...change }]);

    assert.equal(differences[0]?.knownBy !== null, isKnown, JSON.stringify(change));
    assert.equal(unused.length, isKnown ? 0 : 1);
  }
});
