/** The life of a transfer in the sandbox: states, histories, bytes and events. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  json,
  resourceId,
  startTestSandbox,
  until,
  type Answer,
  type TestSandbox,
} from "./running-sandbox.ts";

let sandbox: TestSandbox;
before(async () => {
  sandbox = await startTestSandbox();
});
after(() => sandbox.close());

function member(answer: Answer, name: string): unknown {
  return answer.json === undefined ? undefined : answer.json[name];
}

const statuses = (answer: Answer): readonly string[] =>
  (
    member(answer, "fileTransferStatusHistory") as {
      fileTransferStatus: string;
      fileTransferStatusChanged: string;
    }[]
  )
    .sort((a, b) => a.fileTransferStatusChanged.localeCompare(b.fileTransferStatusChanged))
    .map(({ fileTransferStatus }) => fileTransferStatus);

const recipientHistory = (answer: Answer): readonly string[] =>
  (
    member(answer, "recipientFileTransferStatusHistory") as {
      recipient: string;
      recipientFileTransferStatusCode: string;
    }[]
  )
    .map((row) => `${row.recipient.slice(5)} ${row.recipientFileTransferStatusCode}`)
    .sort();

test("a transfer to two recipients is published, downloaded, and confirmed by both", async () => {
  const id = await sandbox.initialize();
  const uploaded = await sandbox.upload(id, "hello");
  const first = await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);
  const early = await sandbox.call("recipient2", "POST", `/filetransfer/${id}/confirmdownload`);
  const confirmed = await sandbox.call("recipient", "POST", `/filetransfer/${id}/confirmdownload`);
  const between = await sandbox.call("sender", "GET", `/filetransfer/${id}`);
  await sandbox.call("recipient2", "GET", `/filetransfer/${id}/download`, undefined, {
    range: "bytes=1-2",
  });
  await sandbox.call("recipient2", "POST", `/filetransfer/${id}/confirmdownload`);
  const details = await sandbox.call("recipient2", "GET", `/filetransfer/${id}/details`);

  assert.equal(uploaded.status, 200);
  assert.equal(first.text, "hello");
  assert.equal(early.json?.["code"], "BRO-00019");
  assert.equal(confirmed.status, 204);
  assert.equal(between.json?.["fileTransferStatus"], "Published");
  assert.deepEqual(statuses(details), [
    "Initialized",
    "UploadStarted",
    "UploadProcessing",
    "Published",
    "AllConfirmedDownloaded",
  ]);
  assert.deepEqual(recipientHistory(details), [
    "910568183 DownloadConfirmed",
    "910568183 DownloadStarted",
    "910568183 Initialized",
    "986252932 DownloadConfirmed",
    "986252932 DownloadStarted",
    "986252932 Initialized",
  ]);
  assert.deepEqual(await sandbox.waitForEvents(id, 10), [
    "allconfirmeddownloaded Sender 991825827",
    "downloadconfirmed Recipient 910568183",
    "downloadconfirmed Recipient 986252932",
    "downloadconfirmed Sender 991825827",
    "downloadconfirmed Sender 991825827",
    "filetransferinitialized Sender 991825827",
    "published Recipient 910568183",
    "published Recipient 986252932",
    "published Sender 991825827",
    "uploadprocessing Sender 991825827",
  ]);
});

test("an event has the members, the media type and the forms of the recorded ones", async () => {
  const id = await sandbox.initialize();
  await sandbox.waitForEvents(id, 1);
  const response = await fetch(`${sandbox.platformUrl}/_control/events?resourceinstance=${id}`);
  const { events } = (await response.json()) as { events: readonly RecordedEvent[] };
  const recorded = JSON.parse(
    readFileSync(join(import.meta.dirname, "../records/events.jsonl"), "utf8").split("\n", 1)[0] ??
      "",
  ) as RecordedEvent;

  const [sent] = events;

  assert.equal(sent?.contentType, recorded.contentType);
  assert.deepEqual(Object.keys(sent?.event ?? {}), Object.keys(recorded.event));
  assert.deepEqual(
    { ...sent?.event, id: "", time: "" },
    {
      ...recorded.event,
      id: "",
      time: "",
      resource: `urn:altinn:resource:${resourceId}`,
      resourceinstance: id,
      source: `${sandbox.platformUrl}/broker/api/v1/filetransfer`,
    },
  );
});

interface RecordedEvent {
  readonly contentType: string;
  readonly event: Readonly<Record<string, unknown>>;
}

test("a transfer with a checksum is seen in UploadProcessing before a job publishes it", async (context) => {
  await sandbox.setClocks({ publishCheckedMs: 300 });
  context.after(() => sandbox.setClocks({ publishCheckedMs: 50 }));
  const id = await sandbox.initialize({
    checksum: createHash("md5").update("hello").digest("hex"),
  });
  await sandbox.upload(id, "hello");

  const processing = await sandbox.call("sender", "GET", `/filetransfer/${id}`);
  const refused = await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);
  await sandbox.waitFor(id, "Published");

  assert.equal(processing.json?.["fileTransferStatus"], "UploadProcessing");
  assert.equal(processing.json?.["published"], null);
  assert.equal(refused.json?.["code"], "BRO-00007");
});

test("a wrong checksum fails the transfer for good, without an event", async () => {
  const id = await sandbox.initialize({ checksum: "0".repeat(32) });

  const uploaded = await sandbox.upload(id, "hello");
  const overview = await sandbox.call("sender", "GET", `/filetransfer/${id}`);
  const again = await sandbox.upload(id, "hello");

  assert.equal(uploaded.json?.["code"], "BRO-00009");
  assert.equal(overview.json?.["fileTransferStatusText"], "Checksum mismatch");
  assert.equal(again.json?.["code"], "BRO-00004");
  assert.deepEqual(await sandbox.waitForEvents(id, 1), [
    "filetransferinitialized Sender 991825827",
  ]);
});

test("the last of two uploads at one moment is refused, and the winner's bytes stay", async () => {
  const id = await sandbox.initialize();

  const answers = await Promise.all(["first", "second"].map((text) => sandbox.upload(id, text)));
  const download = await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);

  assert.deepEqual(answers.map(({ status }) => String(status)).sort(), ["200", "409"]);
  assert.equal(download.text, answers[0]?.status === 200 ? "first" : "second");
});

test("two confirmations at one moment make one history row and the transfer complete", async () => {
  const id = await sandbox.initialize();
  await sandbox.upload(id, "hello");
  for (const actor of ["recipient", "recipient2"] as const) {
    await sandbox.call(actor, "GET", `/filetransfer/${id}/download`);
  }

  const confirm = (actor: "recipient" | "recipient2"): Promise<Answer> =>
    sandbox.call(actor, "POST", `/filetransfer/${id}/confirmdownload`);
  await Promise.all([confirm("recipient"), confirm("recipient"), confirm("recipient2")]);
  const details = await sandbox.call("sender", "GET", `/filetransfer/${id}/details`);

  assert.equal(details.json?.["fileTransferStatus"], "AllConfirmedDownloaded");
  assert.equal(statuses(details).filter((status) => status === "AllConfirmedDownloaded").length, 1);
  assert.equal(
    recipientHistory(details).filter((row) => row.endsWith("DownloadConfirmed")).length,
    2,
  );
});

test("ranged downloads of one caller make one history row, and a full one makes another", async () => {
  const id = await sandbox.initialize();
  await sandbox.upload(id, "hello");

  for (const range of ["bytes=0-1", "bytes=2-", "bytes=9-"]) {
    await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`, undefined, { range });
  }
  const ranged = await sandbox.call("sender", "GET", `/filetransfer/${id}/details`);
  await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);
  const whole = await sandbox.call("sender", "GET", `/filetransfer/${id}/details`);

  const started = (answer: Answer): number =>
    recipientHistory(answer).filter((row) => row === "986252932 DownloadStarted").length;
  assert.deepEqual([started(ranged), started(whole)], [1, 2]);
});

test("after the grace period the file is purged, and the transfer can still be read", async () => {
  const grace = (duration: string): Promise<Answer> =>
    sandbox.call(
      "serviceOwner",
      "PUT",
      `/resource/${resourceId}`,
      JSON.stringify({ purgeFileTransferGracePeriod: duration }),
      json,
    );
  const id = await sandbox.initialize({ recipients: ["0192:986252932"] });
  await sandbox.upload(id, "hello");
  await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);
  await grace("PT0S");
  await sandbox.call("recipient", "POST", `/filetransfer/${id}/confirmdownload`);
  await grace("PT2H");

  await sandbox.waitFor(id, "Purged");
  const download = await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);

  assert.equal(download.json?.["code"], "BRO-00007");
  await until(async () => (await sandbox.events(id)).includes("filepurged Sender 991825827"));
});

test("a transfer that expires unconfirmed tells sender and recipients", async () => {
  const timeToLive = (duration: string): Promise<Answer> =>
    sandbox.call(
      "serviceOwner",
      "PUT",
      `/resource/${resourceId}`,
      JSON.stringify({ fileTransferTimeToLive: duration }),
      json,
    );
  await timeToLive("PT0.1S");
  const id = await sandbox.initialize({ recipients: ["0192:986252932"] });
  await timeToLive("P30D");

  await sandbox.waitFor(id, "Purged");

  assert.deepEqual(
    await sandbox.waitForEvents(id, 4),
    [
      "filepurged Sender 991825827",
      "fileneverconfirmeddownloaded Recipient 986252932",
      "fileneverconfirmeddownloaded Sender 991825827",
      "filetransferinitialized Sender 991825827",
    ].sort(),
  );
});
