import type { Step } from "../../model/step.ts";
import { act, eventsStep, probe } from "../step-builders.ts";
import { onceConfirmed, allConfirmed } from "./due-events.ts";
import { here, isThisTransfer, recipient, recipient2, status, variable } from "./this-transfer.ts";

/** Recipients confirm one after the other: AllConfirmedDownloaded. */
export const confirm: readonly Step[] = [
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
    remembers: "lifecycle.allConfirmed",
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
      { kind: "agreesWith", memory: "lifecycle.allConfirmed" },
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
  probe("downloadFile", "a range that ends before it begins counts as none", "recipient2", 200, {
    ...here,
    headers: { Range: "bytes=9-2" },
    asserts: [
      { kind: "body", equals: "{{payload}}" },
      { kind: "headerIsAbsent", name: "Content-Range" },
    ],
  }),
  // Where the upload is scanned by a real scanner, a job after the publication fills it in.
  probe("getFileTransferOverview", "the checksum is that of the bytes", "sender", 200, {
    ...here,
    wait: {
      until: { kind: "member", at: "/checksum", equals: "{{payloadMd5}}" },
      while: { at: "/checksum", in: ["", null] },
      withinSeconds: 30,
    },
    asserts: [{ kind: "member", at: "/checksum", equals: "{{payloadMd5}}" }],
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
