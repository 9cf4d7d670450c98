import type { Assertion, ExpectedEvent } from "../model/assertion.ts";
import type { Step, Workflow } from "../model/step.ts";
import {
  act,
  event,
  eventsStep,
  organization,
  payloadBody,
  probe,
  transfer,
  transferBody,
  waitForPublished,
} from "./step-builders.ts";

const variable = "lifecycle.transfer";
const here = transfer(variable);
const { recipient, recipient2 } = organization;

const isThisTransfer: Assertion = {
  kind: "member",
  at: "/fileTransferId",
  equals: `{{${variable}}}`,
};
const status = (name: string): Assertion => ({
  kind: "member",
  at: "/fileTransferStatus",
  equals: name,
});

const initialized = [event("filetransferinitialized", "sender")];
const published: readonly ExpectedEvent[] = [
  ...initialized,
  // Sent where the upload is scanned; without a scan the transfer goes from UploadStarted to Published.
  { ...event("uploadprocessing", "sender"), mayBeAbsent: true },
  event("published", "sender"),
  event("published", "recipient"),
  event("published", "recipient2"),
];
const onceConfirmed = [
  ...published,
  event("downloadconfirmed", "recipient"),
  event("downloadconfirmed", "sender"),
];
const allConfirmed = [
  ...published,
  event("downloadconfirmed", "recipient"),
  event("downloadconfirmed", "recipient2"),
  event("downloadconfirmed", "sender", 2),
  event("allconfirmeddownloaded", "sender"),
];

const announce: readonly Step[] = [
  act("initializeFileTransfer", "sender announces a file to two recipients", "sender", 200, {
    body: transferBody("lifecycle", { recipients: [`0192:${recipient}`, `0192:${recipient2}`] }),
    captures: { [variable]: "/fileTransferId" },
  }),
  probe("getFileTransferOverview", "sender sees Initialized", "sender", 200, {
    ...here,
    asserts: [
      isThisTransfer,
      status("Initialized"),
      { kind: "member", at: "/fileTransferStatusText", equals: "Ready for upload" },
      { kind: "member", at: "/fileName", equals: "{{fileName}}" },
      { kind: "member", at: "/resourceId", equals: "{{resource}}" },
      {
        kind: "member",
        at: "/sendersFileTransferReference",
        equals: "broker-suite {{run}} lifecycle",
      },
      { kind: "member", at: "/sender", equals: `0192:${organization.sender}` },
      { kind: "member", at: "/propertyList", equals: { suite: "broker-suite" } },
      { kind: "member", at: "/fileTransferSize", equals: 0 },
      { kind: "member", at: "/published", equals: null },
      { kind: "recipients", states: { [recipient]: "Initialized", [recipient2]: "Initialized" } },
      {
        kind: "timesAreOrdered",
        at: ["/created", "/fileTransferStatusChanged", "/expirationTime"],
      },
    ],
  }),
  probe("getFileTransferDetails", "sender sees a history of one row", "sender", 200, {
    ...here,
    asserts: [
      isThisTransfer,
      { kind: "history", statuses: ["Initialized"] },
      { kind: "newestRowIsCurrent" },
      { kind: "recipientHistory", organization: recipient, statuses: ["Initialized"] },
      { kind: "recipientHistory", organization: recipient2, statuses: ["Initialized"] },
    ],
  }),
  probe("getFileTransferOverview", "recipient sees Initialized", "recipient", 200, {
    ...here,
    asserts: [isThisTransfer, status("Initialized")],
  }),
  eventsStep("initializeFileTransfer", "sender hears of the announcement", variable, initialized),
];

const publish: readonly Step[] = [
  act("uploadFile", "sender uploads the file", "sender", 200, {
    ...here,
    body: payloadBody,
    asserts: [isThisTransfer],
  }),
  waitForPublished(variable, [
    isThisTransfer,
    status("Published"),
    { kind: "member", at: "/fileTransferStatusText", equals: "Ready for download" },
    { kind: "member", at: "/fileTransferSize", equals: "{{payloadBytes}}" },
    { kind: "recipients", states: { [recipient]: "Initialized", [recipient2]: "Initialized" } },
    {
      kind: "timesAreOrdered",
      at: ["/created", "/published", "/fileTransferStatusChanged", "/expirationTime"],
    },
  ]),
  eventsStep("uploadFile", "sender and both recipients hear of the file", variable, published),
  probe("getFileTransferDetails", "sender sees the way to Published", "sender", 200, {
    ...here,
    asserts: [
      status("Published"),
      {
        kind: "history",
        statuses: ["Initialized", "UploadStarted", "UploadProcessing", "Published"],
        mayBeAbsent: ["UploadProcessing"],
      },
      { kind: "newestRowIsCurrent" },
      // Without a checksum at initialize the service computes it, in some set-ups by a job after publication.
      { kind: "memberIsOneOf", at: "/checksum", values: ["{{payloadMd5}}", ""] },
    ],
    remembers: "lifecycle.publishedDetails",
  }),
  probe("getFileTransferOverview", "recipient sees Published", "recipient", 200, {
    ...here,
    asserts: [
      isThisTransfer,
      status("Published"),
      { kind: "recipients", states: { [recipient]: "Initialized", [recipient2]: "Initialized" } },
    ],
  }),
  probe("getFileTransferOverview", "second recipient sees Published", "recipient2", 200, {
    ...here,
    asserts: [isThisTransfer, status("Published")],
  }),
  probe("getFileTransferDetails", "recipient reads the details", "recipient", 200, {
    ...here,
    asserts: [isThisTransfer, status("Published")],
  }),
  probe("getFileTransferDetails", "reading has changed nothing", "sender", 200, {
    ...here,
    asserts: [{ kind: "unchangedSince", memory: "lifecycle.publishedDetails" }],
  }),
];

const download: readonly Step[] = [
  act("downloadFile", "recipient downloads the whole file", "recipient", 200, {
    ...here,
    asserts: [
      { kind: "body", equals: "{{payload}}" },
      { kind: "header", name: "Content-Length", equals: "{{payloadBytes}}" },
      { kind: "header", name: "Content-Type", equals: "application/octet-stream" },
      { kind: "header", name: "Accept-Ranges", equals: "bytes" },
      { kind: "headerIsAbsent", name: "Content-Range" },
      {
        kind: "header",
        name: "Content-Disposition",
        equals: `attachment; filename="brev _ {{run}}.txt"; filename*=UTF-8''brev%20%C3%A6%20{{run}}.txt`,
      },
    ],
  }),
  probe("getFileTransferOverview", "sender sees who has begun to download", "sender", 200, {
    ...here,
    asserts: [
      status("Published"),
      {
        kind: "recipients",
        states: { [recipient]: "DownloadStarted", [recipient2]: "Initialized" },
      },
    ],
    remembers: "lifecycle.downloadedOverview",
  }),
  probe("downloadFile", "a range behind the end is refused", "recipient2", 416, {
    ...here,
    headers: { Range: "bytes={{payloadBytes}}-" },
    asserts: [{ kind: "problem", code: "BRO-00029" }],
  }),
  probe("getFileTransferOverview", "the refused range has changed nothing", "sender", 200, {
    ...here,
    asserts: [{ kind: "unchangedSince", memory: "lifecycle.downloadedOverview" }],
  }),
  act("downloadFile", "second recipient downloads a range", "recipient2", 206, {
    ...here,
    headers: { Range: "bytes=10-19" },
    asserts: [
      { kind: "body", equals: "{{payloadSlice}}" },
      { kind: "header", name: "Content-Range", equals: "bytes 10-19/{{payloadBytes}}" },
      { kind: "header", name: "Content-Length", equals: "10" },
      { kind: "header", name: "Accept-Ranges", equals: "bytes" },
    ],
  }),
  probe("downloadFile", "second recipient downloads the last ten bytes", "recipient2", 206, {
    ...here,
    headers: { Range: "bytes=-10" },
    asserts: [
      { kind: "body", equals: "{{payloadTail}}" },
      { kind: "header", name: "Content-Length", equals: "10" },
    ],
  }),
  probe(
    "getFileTransferDetails",
    "ranges soon after each other count as one download",
    "sender",
    200,
    {
      ...here,
      asserts: [
        status("Published"),
        {
          kind: "recipients",
          states: { [recipient]: "DownloadStarted", [recipient2]: "DownloadStarted" },
        },
        {
          kind: "recipientHistory",
          organization: recipient,
          statuses: ["Initialized", "DownloadStarted"],
        },
        {
          kind: "recipientHistory",
          organization: recipient2,
          statuses: ["Initialized", "DownloadStarted"],
        },
      ],
    },
  ),
];

const confirm: readonly Step[] = [
  act("confirmDownload", "recipient confirms", "recipient", 204, {
    ...here,
    asserts: [{ kind: "bodyIsEmpty" }],
  }),
  probe(
    "getFileTransferOverview",
    "sender sees one confirmation and still Published",
    "sender",
    200,
    {
      ...here,
      asserts: [
        status("Published"),
        {
          kind: "recipients",
          states: { [recipient]: "DownloadConfirmed", [recipient2]: "DownloadStarted" },
        },
      ],
      remembers: "lifecycle.confirmedOverview",
    },
  ),
  eventsStep(
    "confirmDownload",
    "sender and the recipient hear of the confirmation",
    variable,
    onceConfirmed,
  ),
  probe("confirmDownload", "confirming again is accepted", "recipient", 204, here),
  probe("getFileTransferOverview", "confirming again has changed nothing", "sender", 200, {
    ...here,
    asserts: [{ kind: "unchangedSince", memory: "lifecycle.confirmedOverview" }],
  }),
  act("confirmDownload", "second recipient confirms", "recipient2", 204, {
    ...here,
    asserts: [{ kind: "bodyIsEmpty" }],
  }),
  probe("getFileTransferOverview", "sender sees AllConfirmedDownloaded", "sender", 200, {
    ...here,
    asserts: [
      isThisTransfer,
      status("AllConfirmedDownloaded"),
      { kind: "member", at: "/fileTransferStatusText", equals: "All downloaded" },
      {
        kind: "recipients",
        states: { [recipient]: "DownloadConfirmed", [recipient2]: "DownloadConfirmed" },
      },
      {
        kind: "timesAreOrdered",
        at: ["/created", "/published", "/fileTransferStatusChanged", "/expirationTime"],
      },
    ],
  }),
  probe("getFileTransferDetails", "sender sees the whole history", "sender", 200, {
    ...here,
    asserts: [
      {
        kind: "history",
        statuses: [
          "Initialized",
          "UploadStarted",
          "UploadProcessing",
          "Published",
          "AllConfirmedDownloaded",
        ],
        mayBeAbsent: ["UploadProcessing"],
      },
      { kind: "newestRowIsCurrent" },
      {
        kind: "recipientHistory",
        organization: recipient,
        statuses: ["Initialized", "DownloadStarted", "DownloadConfirmed"],
      },
      {
        kind: "recipientHistory",
        organization: recipient2,
        statuses: ["Initialized", "DownloadStarted", "DownloadConfirmed"],
      },
    ],
  }),
  probe("downloadFile", "a recipient may download again", "recipient2", 200, {
    ...here,
    asserts: [{ kind: "body", equals: "{{payload}}" }],
  }),
  probe("getFileTransferOverview", "downloading again keeps the confirmation", "recipient", 200, {
    ...here,
    asserts: [
      status("AllConfirmedDownloaded"),
      {
        kind: "recipients",
        states: { [recipient]: "DownloadConfirmed", [recipient2]: "DownloadConfirmed" },
      },
    ],
  }),
  // The pause gives an event that is sent twice the time to come.
  eventsStep("confirmDownload", "every event came, and none twice", variable, allConfirmed, {
    pauseMs: 500,
  }),
];

/** A file from one sender to two recipients, looked at from all sides after each step. */
export const lifecycle: Workflow = {
  name: "lifecycle",
  title: "One file, two recipients: states, history, bytes and events after each step.",
  checkClass: "write",
  steps: [...announce, ...publish, ...download, ...confirm],
};
