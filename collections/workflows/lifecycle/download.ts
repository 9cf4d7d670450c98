import type { Step } from "../../model/step.ts";
import { act, probe } from "../step-builders.ts";
import { here, recipient, recipient2, status } from "./this-transfer.ts";

/** Recipients download: whole, in ranges, and past the end. */
export const download: readonly Step[] = [
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
  probe("confirmDownload", "the other recipient's download is not one's own", "recipient2", 400, {
    ...here,
    asserts: [{ kind: "problem", code: "BRO-00019" }],
  }),
  probe("downloadFile", "a range behind the end is refused", "recipient2", 416, {
    ...here,
    headers: { Range: "bytes={{payloadBytes}}-" },
    asserts: [{ kind: "problem", code: "BRO-00029" }],
  }),
  probe("getFileTransferOverview", "what was refused has changed nothing", "sender", 200, {
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
  probe("downloadFile", "a range that ends too late is cut to the last byte", "recipient2", 206, {
    ...here,
    headers: { Range: "bytes=10-999999999" },
    asserts: [
      { kind: "body", equals: "{{payloadRest}}" },
      {
        kind: "header",
        name: "Content-Range",
        equals: "bytes 10-{{payloadLast}}/{{payloadBytes}}",
      },
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
