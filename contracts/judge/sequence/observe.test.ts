import assert from "node:assert/strict";
import { test } from "node:test";

import type { OperationId } from "../../vocabulary.ts";
import { excuseSequence } from "./excuse-sequence.ts";
import { noteUnknown, observe } from "./observe.ts";
import { type ObservedExchange, type Sequence, startSequence } from "./sequence.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const owner = "991825827";

/** What is found in the answer, as rule and pointer. */
function see(
  sequence: Sequence,
  operationId: OperationId | null,
  path: string,
  status: number,
  bodies: { readonly sent?: unknown; readonly came?: unknown } = {},
  facts: Partial<ObservedExchange> = {},
): readonly string[] {
  const text = (value: unknown): { readonly kind: "text"; readonly text: string } => ({
    kind: "text",
    text: value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value),
  });
  const found = observe(sequence, {
    operationId,
    request: {
      method: "POST",
      path: `/broker/api/v1${path}`,
      headers: {},
      body: text(bodies.sent),
    },
    response: { status, headers: {}, body: text(bodies.came), isRaw: false },
    organization: owner,
    ...facts,
  });
  return found.map(({ rule, pointer }) => `${rule} ${pointer}`.trim());
}

const set = (sequence: Sequence, sent: object) =>
  see(sequence, "configureResource", "/resource/a", 204, { sent });
const get = (sequence: Sequence, came: object) =>
  see(sequence, "getResource", "/resource/a", 200, { came });

test("getResource says what was set, durations in .NET form; what was null or absent stays", () => {
  const sequence = startSequence();
  set(sequence, { fileTransferTimeToLive: "P1D", maxFileTransferSize: "5", requiredParty: null });

  const settings = { fileTransferTimeToLive: "1.00:00:00", maxFileTransferSize: 5 };
  assert.deepEqual(get(sequence, { ...settings, requiredParty: "a" }), []);
  set(sequence, { purgeFileTransferGracePeriod: "PT1H" });
  assert.deepEqual(get(sequence, { ...settings, requiredParty: null }), [
    "echo-differs /requiredParty",
  ]);
  assert.deepEqual(get(sequence, { fileTransferTimeToLive: "02:00:00" }), [
    "echo-differs /fileTransferTimeToLive",
  ]);
});

test("settings that were not read, or may be half set, are not compared", () => {
  const sequence = startSequence();
  set(sequence, { fileTransferTimeToLive: "P1D", useManifestFileShim: true });
  see(sequence, "configureResource", "/resource/a", 500);

  assert.deepEqual(get(sequence, { fileTransferTimeToLive: "02:00:00" }), []);
});

test("a service owner is made once, is found, and keeps its name", () => {
  const sequence = startSequence();
  const sent = { name: "Digdir" };
  const come = (name: string) =>
    see(sequence, "getServiceOwner", "/serviceowner", 200, { came: { name } });

  assert.deepEqual(see(sequence, "initializeServiceOwner", "/serviceowner", 200, { sent }), []);
  assert.deepEqual(come("Digdir"), []);
  assert.deepEqual(come("digdir"), ["echo-differs /name"]);
  assert.deepEqual(see(sequence, "initializeServiceOwner", "/serviceowner", 200, { sent }), [
    "answer-contradicts-state",
  ]);
  assert.deepEqual(
    see(sequence, "getServiceOwner", "/serviceowner", 404, { came: { code: "BRO-07004" } }),
    ["answer-contradicts-state"],
  );
});

const reading = (changes: object = {}) => ({
  fileTransferId: id,
  resourceId: "a",
  fileTransferSize: 0,
  checksum: "",
  fileTransferStatus: "Initialized",
  fileTransferStatusChanged: "2026-11-22T12:00:00.002+00:00",
  created: "2026-11-22T12:00:00.001+00:00",
  expirationTime: "2026-12-22T12:00:00+00:00",
  sender: `0192:${owner}`,
  recipients: [
    {
      recipient: "0192:986252932",
      currentRecipientFileTransferStatusCode: "Initialized",
      currentRecipientFileTransferStatusChanged: "2026-11-22T12:00:00.001+00:00",
    },
  ],
  propertyList: {},
  published: null,
  ...changes,
});
const published = (changes: object = {}) =>
  reading({
    fileTransferStatus: "Published",
    fileTransferStatusChanged: "2026-11-22T12:00:05+00:00",
    published: "2026-11-22T12:00:05+00:00",
    fileTransferSize: 5,
    ...changes,
  });
const look = (sequence: Sequence, came: object, facts: Partial<ObservedExchange> = {}) =>
  see(sequence, "getFileTransferOverview", `/filetransfer/${id}`, 200, { came }, facts);
const announce = (sequence: Sequence, changes: object = {}) =>
  see(sequence, "initializeFileTransfer", "/filetransfer", 200, {
    sent: { resourceId: "a", sender: `0192:${owner}`, recipients: ["0192:986252932"], ...changes },
    came: { fileTransferId: id },
  });

test("a transfer expires its resource's time to live after it was created, as that was when it was made", () => {
  const sequence = startSequence();
  set(sequence, { fileTransferTimeToLive: "P30D" });
  announce(sequence);
  set(sequence, { fileTransferTimeToLive: "P1D" });

  assert.deepEqual(look(sequence, reading()), []);
  assert.deepEqual(look(sequence, reading({ expirationTime: "2026-12-21T12:00:00+00:00" })), [
    "value-changed /expirationTime",
    "time-wrong /expirationTime",
  ]);
});

test("where others may act, a change without a cause is none of the sequence's business", () => {
  for (const isAlone of [true, false]) {
    const sequence = startSequence({ isAlone });
    announce(sequence);
    look(sequence, reading());

    const found = look(sequence, published({ fileTransferSize: 0 }));

    assert.deepEqual(found, isAlone ? ["effect-unexpected /fileTransferStatus"] : []);
  }
});

test("after something that is not known, everything may have a cause, until the next reading", () => {
  const sequence = startSequence({ isAlone: true });
  announce(sequence);
  look(sequence, reading());
  noteUnknown(sequence);

  assert.deepEqual(look(sequence, published()), []);
  assert.deepEqual(look(sequence, published({ fileTransferStatus: "AllConfirmedDownloaded" })), [
    "effect-unexpected /recipients/0/currentRecipientFileTransferStatusCode",
  ]);
});

test("readings that overlap are not ordered, and what no order changes still holds", () => {
  const sequence = startSequence();
  const at = (startedAtMs: number, endedAtMs: number) => ({ startedAtMs, endedAtMs });
  look(sequence, published(), at(1000, 1020));

  assert.deepEqual(look(sequence, reading(), at(1010, 1030)), []);
  assert.deepEqual(look(sequence, reading({ sender: "0192:1" }), at(1015, 1035)), [
    "value-changed /sender",
  ]);
  assert.deepEqual(look(sequence, reading({ fileTransferSize: 5 }), at(1036, 1050)), [
    "state-went-back /fileTransferStatus",
    "value-changed /published",
  ]);
});

test("an exchange that cannot be judged is a finding, never an exception", () => {
  const sequence = startSequence();
  Object.defineProperty(sequence, "transfers", { value: null });

  assert.deepEqual(look(sequence, reading()), ["unjudgeable"]);
});

test("two confirmations at once that leave the transfer Published are told, with what a deviation asks for", () => {
  const sequence = startSequence();
  announce(sequence);
  const confirm = (startedAtMs: number): readonly string[] =>
    see(
      sequence,
      "confirmDownload",
      `/filetransfer/${id}/confirmdownload`,
      204,
      {},
      {
        organization: "986252932",
        startedAtMs,
        endedAtMs: startedAtMs + 20,
      },
    );
  const confirmed = published({
    recipients: [
      {
        recipient: "0192:986252932",
        currentRecipientFileTransferStatusCode: "DownloadConfirmed",
        currentRecipientFileTransferStatusChanged: "2026-11-22T12:00:06+00:00",
      },
    ],
  });

  assert.deepEqual([...confirm(1000), ...confirm(1010)], []);
  const found = observe(sequence, {
    operationId: "getFileTransferOverview",
    request: {
      method: "GET",
      path: `/broker/api/v1/filetransfer/${id}`,
      headers: {},
      body: { kind: "text", text: "" },
    },
    response: {
      status: 200,
      headers: {},
      body: { kind: "text", text: JSON.stringify(confirmed) },
      isRaw: false,
    },
    startedAtMs: 1100,
    endedAtMs: 1110,
  });

  assert.deepEqual(
    found.map(({ rule, circumstances }) => [rule, circumstances]),
    [["effect-missing", ["confirmsAtOnce"]]],
  );
  const known = {
    id: "D01",
    inSequence: { circumstance: "confirmsAtOnce", rules: ["effect-missing"] },
  } as const;
  assert.equal(excuseSequence(found, [known])[0]?.deviation, "D01");
  assert.equal(excuseSequence(found, [])[0]?.deviation, null);
});
