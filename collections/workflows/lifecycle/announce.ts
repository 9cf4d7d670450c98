import type { Step } from "../../model/step.ts";
import { act, eventsStep, organization, probe, transferBody } from "../step-builders.ts";
import { initialized } from "./due-events.ts";
import { here, isThisTransfer, recipient, recipient2, status, variable } from "./this-transfer.ts";

/** Sender announces a file to two recipients: Initialized. */
export const announce: readonly Step[] = [
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
    remembers: "lifecycle.announced",
  }),
  probe("getFileTransferDetails", "sender sees a history of one row", "sender", 200, {
    ...here,
    asserts: [
      isThisTransfer,
      { kind: "history", statuses: ["Initialized"] },
      { kind: "newestRowIsCurrent" },
      { kind: "recipientHistory", organization: recipient, statuses: ["Initialized"] },
      { kind: "recipientHistory", organization: recipient2, statuses: ["Initialized"] },
      { kind: "agreesWith", memory: "lifecycle.announced" },
    ],
  }),
  probe("getFileTransferOverview", "recipient sees Initialized", "recipient", 200, {
    ...here,
    asserts: [isThisTransfer, { kind: "unchangedSince", memory: "lifecycle.announced" }],
  }),
  eventsStep("initializeFileTransfer", "sender hears of the announcement", variable, initialized),
];
