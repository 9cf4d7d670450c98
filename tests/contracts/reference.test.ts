import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { eventNames, operationIds } from "../../contracts/vocabulary.ts";
import { readYaml, type JsonObject } from "../../runner/contract-build/read-document.ts";
import { renderReference } from "../../scripts/dev/reference/render-reference.ts";

const page = await readFile(new URL("../../docs/reference.md", import.meta.url), "utf8");
const { text, data: contract } = await readYaml("contracts/broker.openapi.yaml");
const { text: deviations } = await readYaml("contracts/deviations.yaml");

test("the reference has every operation, event, problem code and deviation", () => {
  const headings = operationIds.map((id) => `\n### ${id}\n`);
  const events = eventNames.map((name) => `| \`no.altinn.broker.${name}\` `);
  const codes = Object.keys(contract["x-problem-catalogue"] as JsonObject).map(
    (one) => `\n| ${one} `,
  );
  const known = [...deviations.matchAll(/- id: (D\d\d)/g)].map(([, id]) => `\n| ${id} `);

  assert.ok(known.length > 15);
  for (const wanted of [...headings, ...events, ...codes, ...known])
    assert.ok(page.includes(wanted), wanted);
});

test("its links to places of its own lead somewhere", () => {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, words]) =>
    (words ?? "").toLowerCase(),
  );
  const places = new Set(headings.map((words) => words.replaceAll(" ", "-")));

  for (const [, place] of page.matchAll(/\]\(#([^)]*)\)/g))
    assert.ok(places.has(place ?? ""), place);
});

test("every oddity that the contract mentions is in its list, and the other way round", () => {
  const listed = Object.keys(contract["x-oddities"] as JsonObject);
  const [, body = ""] = text.split("\npaths:\n");
  const mentioned = new Set([...body.matchAll(/\b(O\d\d)\b/g)].map(([id]) => id));

  assert.deepEqual(mentioned, new Set(listed));
});

test("an answer in several shapes has a row for each, and its codes stand where they can come", () => {
  const rows = page
    .slice(page.indexOf("### uploadFile"))
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const place = rows.findIndex((line) => line.startsWith("| **401**"));

  assert.match(rows[place] ?? "", /none +\| `WWW-Authenticate` +\| +\|$/);
  assert.match(rows[place + 1] ?? "", /^\| +\| The token is fine.*\[BRO-00006\]/);
});

test("a parameter without words is not passed over", () => {
  const nameless = structuredClone(contract) as {
    components: { parameters: Record<string, object> };
  };
  nameless.components.parameters["FileTransferId"] = {
    name: "fileTransferId",
    in: "path",
    schema: {},
  };

  assert.throws(() => renderReference(nameless as unknown as JsonObject, []), /description/);
});
