import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import type { RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";
import { type ContractInForce, readContract } from "./contract-in-force.ts";

const cwd = await mkdtemp(join(tmpdir(), "broker-suite-overlay-"));
after(() => rm(cwd, { recursive: true }));
const deviations = { policy: "none", isStrict: false, listed: [] } as const;
const committed = await readContract({ overlays: [], cwd, deviations });

async function withOverlay(actions: string): Promise<ContractInForce> {
  const text = `overlay: 1.0.0\ninfo: { title: Ours, version: "1" }\nactions:\n${actions}`;
  await writeFile(join(cwd, "ours.yaml"), text);
  return readContract({ overlays: ["ours.yaml"], cwd, deviations });
}

const request: RequestFacts = {
  method: "POST",
  path: "/broker/api/v1/filetransfer/8c696f72-a0a7-48eb-ab20-f0032ed71119/confirmdownload",
  headers: [["Authorization", "Bearer <recipient>"]],
  body: { kind: "text", text: "" },
};
const accepted: ResponseFacts = {
  status: 202,
  headers: [
    ["Cache-Control", "no-store"],
    ["X-Content-Type-Options", "nosniff"],
  ],
  body: { kind: "text", text: "" },
  isRaw: false,
};
const confirm = "/broker/api/v1/filetransfer/{fileTransferId}/confirmdownload";
const rulesOf = ({ judge }: ContractInForce, response: ResponseFacts): readonly string[] =>
  judge("confirmDownload", request, response).violations.map(({ rule }) => rule);

test("without options the contract is the committed one, and nothing is built", async () => {
  const text = await readFile(new URL("../../contracts/broker.openapi.yaml", import.meta.url));

  assert.equal(committed.digest, createHash("sha256").update(text).digest("hex"));
  assert.equal(committed.generated.size, 0);
  assert.deepEqual(rulesOf(committed, accepted), ["status-undocumented"]);
});

test("a promise that an overlay changes is the one that counts; the committed one stays", async () => {
  const overlaid = await withOverlay(`
  - target: $.paths['${confirm}'].post.responses['204']
    remove: true
  - target: $.paths['${confirm}'].post.responses
    update:
      "202":
        description: Will be confirmed.
        headers:
          Cache-Control: { $ref: "#/components/headers/NoStore" }
`);

  assert.deepEqual(rulesOf(overlaid, accepted), []);
  assert.deepEqual(rulesOf(overlaid, { ...accepted, status: 204 }), ["status-undocumented"]);
  assert.ok(overlaid.documentedStatuses("confirmDownload").includes(202));
  assert.ok(!committed.documentedStatuses("confirmDownload").includes(202));
  assert.deepEqual(rulesOf(committed, accepted), ["status-undocumented"]);
  assert.notEqual(overlaid.digest, committed.digest);
  assert.deepEqual([...overlaid.generated.keys()].sort(), [
    "event-validators.js",
    "tables.js",
    "validators.js",
  ]);
});

test("a member that an overlay adds to a schema is taken, and asked for", async () => {
  const overlaid = await withOverlay(`
  - target: $.components.schemas.ServiceOwnerOverview
    update:
      required: [colour]
      properties: { colour: { type: string } }
`);
  const owner = {
    method: "GET",
    path: "/broker/api/v1/serviceowner",
    headers: request.headers,
    body: request.body,
  };
  const { violations } = overlaid.judge("getServiceOwner", owner, {
    ...accepted,
    status: 200,
    headers: [...accepted.headers, ["Content-Type", "application/json; charset=utf-8"]],
    body: { kind: "text", text: '{"colour":1}' },
  });

  const colour = violations.find(({ pointer }) => pointer === "/colour");
  assert.equal(colour?.rule, "value-wrong-type");
});

test("a bound that an overlay adds is kept also where the service writes a body in its usual form", async () => {
  const overlaid = await withOverlay(
    "  - { target: $.components.schemas.FileTransferIds, update: { minItems: 1 } }\n",
  );
  const search = { ...request, method: "GET", path: "/broker/api/v1/filetransfer?resourceId=a" };
  const empty: ResponseFacts = {
    ...accepted,
    status: 200,
    headers: [...accepted.headers, ["Content-Type", "application/json; charset=utf-8"]],
    body: { kind: "text", text: "[]" },
  };
  const rules = [committed, overlaid].map(({ judge }) =>
    judge("searchFileTransfers", search, empty).violations.map(({ rule }) => rule),
  );

  assert.deepEqual(rules, [[], ["value-out-of-bounds"]]);
});

const wrong: readonly (readonly [name: string, actions: string, expected: RegExp])[] = [
  [
    "an action that selects nothing",
    "  - { target: $.paths, update: {} }\n  - { target: $.nothing, remove: true }\n",
    /^ours\.yaml:5:5: action 2: its target \$\.nothing selects nothing/,
  ],
  ["no action", "  []\n", /^ours\.yaml:\d+:3: \/actions must NOT have fewer than 1/],
  [
    "an unknown member",
    "  - { target: $, updates: {} }\n",
    /ours\.yaml:4:5.*(?:unknown member updates|required)/,
  ],
  [
    "a schema that is none",
    "  - { target: $.components.schemas.ServiceOwnerOverview, update: { type: thing } }\n",
    /with ours\.yaml the contract is none any more: .*type/,
  ],
  [
    "a reference that leads nowhere",
    "  - { target: $.components.schemas.ServiceOwnerOverview, remove: true }\n",
    /with ours\.yaml the contract is none any more: .*ServiceOwnerOverview/,
  ],
  [
    "an operation that is gone",
    `  - { target: "$.paths['${confirm}']", remove: true }\n`,
    /it lacks the operations confirmDownload/,
  ],
];
for (const [name, actions, message] of wrong) {
  test(`${name} is exit 2, with its place`, async () => {
    await assert.rejects(withOverlay(actions), {
      code: "CONTRACT_OVERLAY_WRONG",
      exitCode: 2,
      message,
    });
  });
}

test("an overlay of another version is none", async () => {
  await writeFile(
    join(cwd, "two.yaml"),
    "overlay: 2.0.0\ninfo: { title: a, version: b }\nactions: []\n",
  );

  await assert.rejects(readContract({ overlays: ["two.yaml"], cwd, deviations }), /two\.yaml:1:10/);
});
