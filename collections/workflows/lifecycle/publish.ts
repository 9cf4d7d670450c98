import type { Step } from "../../model/step.ts";
import { act, eventsStep, payloadBody, probe, waitForPublished } from "../step-builders.ts";
import { published } from "./due-events.ts";
import { here, isThisTransfer, recipient, recipient2, status, variable } from "./this-transfer.ts";

/** Sender uploads the file: Published, and all three see it. */
export const publish: readonly Step[] = [
  act("uploadFile", "sender uploads the file", "sender", 200, {
    ...here,
    body: payloadBody,
    asserts: [isThisTransfer],
  }),
  {
    ...waitForPublished(variable, [
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
    remembers: "lifecycle.publishedOverview",
  },
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
      { kind: "agreesWith", memory: "lifecycle.publishedOverview" },
    ],
    remembers: "lifecycle.publishedDetails",
  }),
  probe("getFileTransferOverview", "recipient sees Published", "recipient", 200, {
    ...here,
    asserts: [
      isThisTransfer,
      status("Published"),
      { kind: "unchangedSince", memory: "lifecycle.publishedOverview" },
    ],
  }),
  probe("getFileTransferOverview", "second recipient sees Published", "recipient2", 200, {
    ...here,
    asserts: [isThisTransfer, { kind: "unchangedSince", memory: "lifecycle.publishedOverview" }],
  }),
  probe("getFileTransferDetails", "recipient reads the details", "recipient", 200, {
    ...here,
    asserts: [isThisTransfer, { kind: "unchangedSince", memory: "lifecycle.publishedDetails" }],
  }),
  probe("getFileTransferDetails", "reading has changed nothing", "sender", 200, {
    ...here,
    asserts: [{ kind: "unchangedSince", memory: "lifecycle.publishedDetails" }],
  }),
];
