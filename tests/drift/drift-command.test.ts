import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { runCli } from "../cli/broker-suite.ts";
import { changed, type Draft, readDraft } from "./change-document.ts";
import { runDrift } from "./run-drift.ts";

const contractPath = fileURLToPath(new URL("../../contracts/broker.openapi.yaml", import.meta.url));
const contract = await readDraft("contracts/broker.openapi.yaml");
const overview = "/paths/~1broker~1api~1v1~1filetransfer~1{fileTransferId}/get";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-drift-"));
  await writeFile(join(folder, "none-known.yaml"), "differences: []\n");
});
after(() => rm(folder, { recursive: true, force: true }));

/** Our contract with changes, as a file. */
async function written(
  name: string,
  changes: Readonly<Record<string, Draft | undefined>>,
): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify(changed(contract, changes)));
  return name;
}

test("our own contract has no differences and ends with 0", async () => {
  const { stdout, exitCode } = await runDrift(folder, contractPath);

  assert.equal(stdout, "no differences\n");
  assert.equal(exitCode, 0);
});

test("a breaking difference that is not known ends with 1 and stands in the table", async () => {
  const file = await written("gone.json", { [`${overview}/responses/404`]: undefined });

  const { stdout, exitCode } = await runDrift(folder, file, "--known", "none-known.yaml");

  assert.equal(exitCode, 1);
  assert.match(stdout, /^kind +place +ours +theirs$/m);
  assert.match(
    stdout,
    /^breaking +getFileTransferOverview responses\/404 +application\/json\S* \S+ +absent$/m,
  );
  assert.match(stdout, /^differences: 1 breaking \(1 not known\)$/m);
});

test("widening and cosmetic differences are shown and end with 0", async () => {
  const file = await written("wider.json", {
    [`${overview}/responses/410`]: { description: "Gone." },
    [`${overview}/summary`]: "Another word.",
  });

  const { stdout, exitCode } = await runDrift(folder, file, "--known", "none-known.yaml");

  assert.equal(exitCode, 0);
  assert.match(stdout, /^widening +getFileTransferOverview responses\/410/m);
  assert.match(stdout, /^cosmetic +getFileTransferOverview summary/m);
});

test("--json prints one document with every difference", async () => {
  const file = await written("json.json", {
    [`${overview}/responses/404`]: undefined,
    "/components/schemas/FileTransferOverview/properties/published": undefined,
  });

  const { stdout, exitCode } = await runDrift(folder, file, "--json");

  assert.equal(exitCode, 1);
  const { differences, theirs } = JSON.parse(stdout) as {
    differences: readonly Record<string, unknown>[];
    theirs: unknown;
  };
  assert.deepEqual(differences, [
    {
      kind: "breaking",
      place: "FileTransferOverview/published",
      ours: "required",
      theirs: "absent",
      usedBy: ["getFileTransferOverview responses/200"],
      known: false,
    },
    {
      kind: "breaking",
      place: "getFileTransferOverview responses/404",
      ours: "application/json; charset=utf-8",
      theirs: "absent",
      usedBy: [],
      known: false,
    },
  ]);
  assert.deepEqual(theirs, {
    source: "json.json",
    openapi: "3.1.0",
    title: "Altinn Broker",
    version: "1.1.0",
  });
});

test("a known difference is counted, shown on demand, and ends with 0; an entry without one is told", async () => {
  const file = await written("known.json", {
    [`${overview}/responses/404`]: undefined,
    [`${overview}/responses/406`]: undefined,
  });
  await writeFile(
    join(folder, "known.yaml"),
    `differences:
  - { place: "* responses/40*", kind: breaking, theirs: absent, reason: "Not written down.", source: here }
  - { place: "**", kind: widening, reason: "Never.", source: here }
`,
  );

  const { stdout, stderr, exitCode } = await runDrift(folder, file, "--known", "known.yaml");
  const all = await runDrift(folder, file, "--known", "known.yaml", "--all");
  const json = await runDrift(folder, file, "--known", "known.yaml", "--json");

  assert.equal(exitCode, 0);
  assert.equal(stdout, "differences: 2 breaking (0 not known)\n");
  assert.match(stderr, /^known, and not found any more: widening {2}\*\*$/m);
  assert.match(
    all.stdout,
    /^breaking +getFileTransferOverview responses\/406.*\n +known: Not written down\.$/m,
  );
  assert.match(json.stdout, /"known":true,"reason":"Not written down\."/);
  assert.match(json.stdout, /"unusedKnown":\[\{"place":"\*\*","kind":"widening"\}\]/);
});

test("a change of the API that an overlay makes in our contract is no difference", async () => {
  const file = await written("changed.json", { [`${overview}/responses/404`]: undefined });
  await writeFile(
    join(folder, "overlay.yaml"),
    `overlay: 1.0.0
info: { title: No 404, version: "1" }
actions:
  - target: $.paths['/broker/api/v1/filetransfer/{fileTransferId}'].get.responses['404']
    remove: true
`,
  );

  const { stdout, exitCode } = await runDrift(folder, file, "--contract-overlay", "overlay.yaml");
  const absent = await runDrift(folder, file, "--contract-overlay", "absent.yaml");

  assert.equal(stdout, "no differences\n");
  assert.equal(exitCode, 0);
  assert.equal(absent.exitCode, 2);
  assert.match(absent.stderr, /\[CONTRACT_OVERLAY_WRONG\]/);
});

test("a file of known differences that is none ends with 2 and says where", async () => {
  const file = await written("same.json", {});
  for (const [text, problem] of [
    ["differences: 5", /`differences` is no list/],
    [
      "differences: [{place: a, kind: wrong, reason: a, source: b}]",
      /entry 1: `kind` is none of breaking, widening, cosmetic/,
    ],
    ["differences: [{place: a, kind: breaking, source: b}]", /entry 1: `reason` is no text/],
    [
      "differences: [{place: a, kind: breaking, reason: a, source: b, place2: c}]",
      /`place2` is none of place/,
    ],
    ["differences: [5]", /entry 1: it is no object/],
    ["a: [", /Flow sequence/],
  ] as const) {
    await writeFile(join(folder, "broken.yaml"), text);

    const { stderr, exitCode } = await runDrift(folder, file, "--known", "broken.yaml");

    assert.equal(exitCode, 2, text);
    assert.match(stderr, /\[KNOWN_DIFFERENCES_INVALID\]/);
    assert.match(stderr, problem);
  }
  const absent = await runDrift(folder, file, "--known", "absent.yaml");
  assert.equal(absent.exitCode, 2);
  assert.match(absent.stderr, /ENOENT/);
});

test("what is no OpenAPI document of 3.0 or 3.1 ends with 2 and says why", async () => {
  for (const [text, problem] of [
    ["<html>", /it is no object/],
    ["{", /./],
    ['{"a":1}', /no member `openapi`/],
    ["swagger: '2.0'\npaths: {}", /it is Swagger 2\.0/],
    ["openapi: 4.0.0\npaths: {}", /its version is 4\.0\.0/],
    ["openapi: 3.0.4", /`paths` is no object/],
    ["openapi: 3.0.4\nopenapi: 3.0.4", /unique/],
  ] as const) {
    await writeFile(join(folder, "no-document"), text);

    const { stdout, stderr, exitCode } = await runDrift(folder, "no-document");

    assert.equal(exitCode, 2, text);
    assert.equal(stdout, "");
    assert.match(stderr, /no-document is not an OpenAPI document: .*\[DOCUMENT_NOT_OPENAPI\]/);
    assert.match(stderr, problem);
  }
});

test("a file that is not there ends with 2", async () => {
  const { stderr, exitCode } = await runDrift(folder, "absent.json");

  assert.equal(exitCode, 2);
  assert.match(
    stderr,
    /the file absent\.json cannot be read \(ENOENT\) {2}\[DOCUMENT_UNREADABLE\]/,
  );
});

test("references that lead nowhere end with 3, wherever they stand", async () => {
  for (const [name, changes] of Object.entries({
    "gone.json": { "/components/schemas/FileTransferOverview": undefined },
    "unused.json": { "/components/schemas/New": { $ref: "#/components/schemas/Absent" } },
    "elsewhere.json": { "/components/schemas/New": { $ref: "other.yaml#/New" } },
    "circle.json": {
      "/components/responses/NotFound": { $ref: "#/components/responses/Conflict" },
      "/components/responses/Conflict": { $ref: "#/components/responses/NotFound" },
    },
  })) {
    const file = await written(name, changes);

    const { stderr, exitCode } = await runDrift(folder, file);

    assert.equal(exitCode, 3, name);
    assert.match(
      stderr,
      /the reference \S+ (?:points at nothing|leaves the document|leads to no object) {2}\[REFERENCE_DANGLING\]/,
    );
  }
});

test("the program takes the command, and no file or an unknown option ends with 2", async () => {
  const none = await runCli(["drift"]);
  const unknown = await runCli(["drift", "a", "--knwon", "b"]);

  assert.equal(none.exitCode, 2);
  assert.match(none.stderr, /missing required argument/);
  assert.equal(unknown.exitCode, 2);
  assert.match(unknown.stderr, /--known/);
});
