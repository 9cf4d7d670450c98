/** Claims about times, recipients and histories: each is seen holding, and seen not holding. */
import { test } from "node:test";

import { assertSaysYesAndNo, type ClaimCase } from "./run-script.ts";

const row = (status: string, time: string): unknown => ({
  fileTransferStatus: status,
  fileTransferStatusChanged: time,
});
const recipientRow = (status: string, time: string): unknown => ({
  recipient: "0192:986252932",
  recipientFileTransferStatusCode: status,
  recipientFileTransferStatusChanged: time,
});
const recipient = (organization: string, status: string): unknown => ({
  recipient: `0192:${organization}`,
  currentRecipientFileTransferStatusCode: status,
});

const cases: readonly ClaimCase[] = [
  {
    name: "timesAreOrdered sees what is finer than a millisecond",
    assertion: { kind: "timesAreOrdered", at: ["/a", "/b"] },
    right: {
      body: { a: "2026-01-01T00:00:00.000001+00:00", b: "2026-01-01T01:00:00.000002+01:00" },
    },
    wrong: [
      { body: { a: "2026-01-01T00:00:00.000002+00:00", b: "2026-01-01T00:00:00.000001+00:00" } },
      { body: { a: "2026-01-01T00:00:00Z" } },
    ],
  },
  {
    name: "recipients are all there, and nobody else",
    assertion: { kind: "recipients", states: { "1": "Initialized", "2": "DownloadStarted" } },
    right: {
      body: { recipients: [recipient("2", "DownloadStarted"), recipient("1", "Initialized")] },
    },
    wrong: [
      { body: { recipients: [recipient("1", "Initialized")] } },
      { body: { recipients: [recipient("1", "Initialized"), recipient("2", "Initialized")] } },
      { body: {} },
    ],
  },
  {
    name: "history takes rows in any order, each once",
    assertion: {
      kind: "history",
      statuses: ["Initialized", "UploadProcessing", "Published"],
      mayBeAbsent: ["UploadProcessing"],
    },
    right: {
      body: {
        fileTransferStatusHistory: [
          row("Published", "2026-01-01T00:00:02Z"),
          row("Initialized", "2026-01-01T00:00:01Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          fileTransferStatusHistory: [
            row("Published", "2026-01-01T00:00:01Z"),
            row("Initialized", "2026-01-01T00:00:02Z"),
          ],
        },
      },
      {
        body: {
          fileTransferStatusHistory: [
            row("Initialized", "2026-01-01T00:00:01Z"),
            row("Published", "2026-01-01T00:00:02Z"),
            row("Published", "2026-01-01T00:00:03Z"),
          ],
        },
      },
      { body: {} },
    ],
  },
  {
    name: "recipientHistory takes the rows of one recipient",
    assertion: {
      kind: "recipientHistory",
      organization: "986252932",
      statuses: ["Initialized", "DownloadStarted"],
    },
    right: {
      body: {
        recipientFileTransferStatusHistory: [
          recipientRow("DownloadStarted", "2026-01-01T00:00:02Z"),
          recipientRow("Initialized", "2026-01-01T00:00:01Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          recipientFileTransferStatusHistory: [recipientRow("Initialized", "2026-01-01T00:00:01Z")],
        },
      },
    ],
  },
  {
    name: "newestRowIsCurrent",
    assertion: { kind: "newestRowIsCurrent" },
    right: {
      body: {
        fileTransferStatus: "Published",
        fileTransferStatusChanged: "2026-01-01T00:00:02Z",
        fileTransferStatusHistory: [
          row("Published", "2026-01-01T00:00:02Z"),
          row("Initialized", "2026-01-01T00:00:01Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          fileTransferStatus: "Failed",
          fileTransferStatusHistory: [row("Published", "2026-01-01T00:00:02Z")],
        },
      },
      { body: {} },
    ],
  },
  {
    name: "newestRowIsCurrent takes any of the rows with the newest time",
    assertion: { kind: "newestRowIsCurrent" },
    right: {
      body: {
        fileTransferStatus: "Initialized",
        fileTransferStatusChanged: "2026-01-01T00:00:02Z",
        fileTransferStatusHistory: [
          row("UploadStarted", "2026-01-01T00:00:02Z"),
          row("Initialized", "2026-01-01T00:00:02Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          fileTransferStatus: "Published",
          fileTransferStatusChanged: "2026-01-01T00:00:02Z",
          fileTransferStatusHistory: [
            row("UploadStarted", "2026-01-01T00:00:02Z"),
            row("Initialized", "2026-01-01T00:00:02Z"),
          ],
        },
      },
    ],
  },
  {
    name: "lasts takes a length within its tolerance",
    assertion: { kind: "lasts", from: "/a", to: "/b", seconds: 60, toleranceSeconds: 5 },
    right: { body: { a: "2026-01-01T00:00:00Z", b: "2026-01-01T00:00:57.123456+00:00" } },
    wrong: [
      { body: { a: "2026-01-01T00:00:00Z", b: "2026-01-01T00:01:06Z" } },
      { body: { a: "2026-01-01T00:00:00Z" } },
    ],
  },
];

for (const each of cases) {
  test(each.name, () => assertSaysYesAndNo(each));
}
