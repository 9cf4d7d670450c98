import type { Assertion } from "../model/assertion.ts";
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

const early = "wrongOrder.transfer";
const wrongChecksum = "wrongOrder.wrongChecksum";
const rightChecksum = "wrongOrder.rightChecksum";

const refusedWith = (code: `BRO-${string}`): readonly Assertion[] => [{ kind: "problem", code }];
const status = (name: string): Assertion => ({
  kind: "member",
  at: "/fileTransferStatus",
  equals: name,
});

/** The overview after a refused call is what it was before. */
function nothingChanged(variable: string, memory: string): Step {
  return probe("getFileTransferOverview", "refused calls have changed nothing", "sender", 200, {
    ...transfer(variable),
    asserts: [{ kind: "unchangedSince", memory }],
  });
}

function look(variable: string, state: string, memory: string): Step {
  return probe("getFileTransferOverview", `sender sees ${state}`, "sender", 200, {
    ...transfer(variable),
    asserts: [status(state)],
    remembers: memory,
  });
}

const beforeUpload: readonly Step[] = [
  act("initializeFileTransfer", "sender announces a file", "sender", 200, {
    body: transferBody("wrongOrder"),
    captures: { [early]: "/fileTransferId" },
  }),
  look(early, "Initialized", "wrongOrder.initialized"),
  probe("downloadFile", "download before the upload", "recipient", 403, {
    ...transfer(early),
    asserts: refusedWith("BRO-00007"),
  }),
  probe("confirmDownload", "confirm before the upload", "recipient", 400, {
    ...transfer(early),
    asserts: refusedWith("BRO-00003"),
  }),
  nothingChanged(early, "wrongOrder.initialized"),
];

const afterUpload: readonly Step[] = [
  act("uploadFile", "sender uploads the file", "sender", 200, {
    ...transfer(early),
    body: payloadBody,
  }),
  waitForPublished(early, [status("Published")]),
  look(early, "Published", "wrongOrder.published"),
  probe("uploadFile", "upload a second time", "sender", 409, {
    ...transfer(early),
    body: { text: "something else" },
    asserts: refusedWith("BRO-00004"),
  }),
  probe("confirmDownload", "confirm before the download", "recipient", 400, {
    ...transfer(early),
    asserts: refusedWith("BRO-00019"),
  }),
  nothingChanged(early, "wrongOrder.published"),
  act("downloadFile", "the first upload is the one that stays", "recipient", 200, {
    ...transfer(early),
    asserts: [{ kind: "body", equals: "{{payload}}" }],
  }),
];

const afterConfirm: readonly Step[] = [
  act("confirmDownload", "the only recipient confirms", "recipient", 204, transfer(early)),
  look(early, "AllConfirmedDownloaded", "wrongOrder.confirmed"),
  probe("confirmDownload", "confirm after all have confirmed", "recipient", 400, {
    ...transfer(early),
    asserts: refusedWith("BRO-00010"),
  }),
  probe("uploadFile", "upload after all have confirmed", "sender", 409, {
    ...transfer(early),
    body: payloadBody,
    asserts: refusedWith("BRO-00004"),
  }),
  nothingChanged(early, "wrongOrder.confirmed"),
  eventsStep(
    "confirmDownload",
    "refused calls have sent no events",
    early,
    [
      event("filetransferinitialized", "sender"),
      { ...event("uploadprocessing", "sender"), mayBeAbsent: true },
      event("published", "sender"),
      event("published", "recipient"),
      event("downloadconfirmed", "sender"),
      event("downloadconfirmed", "recipient"),
      event("allconfirmeddownloaded", "sender"),
    ],
    { pauseMs: 500 },
  ),
];

const mismatch: readonly Step[] = [
  act(
    "initializeFileTransfer",
    "sender announces a file with a checksum that will not fit",
    "sender",
    200,
    {
      body: transferBody("wrongOrder wrong checksum", {
        checksum: "0123456789abcdef0123456789abcdef",
      }),
      captures: { [wrongChecksum]: "/fileTransferId" },
    },
  ),
  act("uploadFile", "upload of other bytes than announced", "sender", 400, {
    ...transfer(wrongChecksum),
    body: payloadBody,
    asserts: refusedWith("BRO-00009"),
  }),
  probe("getFileTransferOverview", "sender sees Failed and why", "sender", 200, {
    ...transfer(wrongChecksum),
    asserts: [
      status("Failed"),
      { kind: "member", at: "/fileTransferStatusText", equals: "Checksum mismatch" },
      { kind: "member", at: "/published", equals: null },
    ],
    remembers: "wrongOrder.failed",
  }),
  probe("getFileTransferDetails", "sender sees the way to Failed", "sender", 200, {
    ...transfer(wrongChecksum),
    asserts: [
      { kind: "history", statuses: ["Initialized", "UploadStarted", "Failed"] },
      { kind: "newestRowIsCurrent" },
      { kind: "recipientHistory", organization: organization.recipient, statuses: ["Initialized"] },
    ],
  }),
  probe("uploadFile", "upload again after the failure", "sender", 409, {
    ...transfer(wrongChecksum),
    body: payloadBody,
    asserts: refusedWith("BRO-00004"),
  }),
  probe("downloadFile", "download of a failed transfer", "recipient", 403, {
    ...transfer(wrongChecksum),
    asserts: refusedWith("BRO-00007"),
  }),
  probe("confirmDownload", "confirm a failed transfer", "recipient", 400, {
    ...transfer(wrongChecksum),
    asserts: refusedWith("BRO-00010"),
  }),
  nothingChanged(wrongChecksum, "wrongOrder.failed"),
  eventsStep(
    "uploadFile",
    "a checksum that does not fit sends no event",
    wrongChecksum,
    [event("filetransferinitialized", "sender")],
    { pauseMs: 500 },
  ),
];

const match: readonly Step[] = [
  act("initializeFileTransfer", "sender announces a file with its checksum", "sender", 200, {
    body: transferBody("wrongOrder right checksum", { checksum: "{{payloadMd5}}" }),
    captures: { [rightChecksum]: "/fileTransferId" },
  }),
  act("uploadFile", "upload of the announced bytes", "sender", 200, {
    ...transfer(rightChecksum),
    body: payloadBody,
  }),
  waitForPublished(rightChecksum, [
    status("Published"),
    { kind: "member", at: "/checksum", equals: "{{payloadMd5}}" },
  ]),
];

/** The right calls at the wrong time: refused with the right code, and without any effect. */
export const wrongOrder: Workflow = {
  name: "wrongOrder",
  title: "Steps in the wrong order are refused with their code and change nothing.",
  checkClass: "write",
  steps: [...beforeUpload, ...afterUpload, ...afterConfirm, ...mismatch, ...match],
};
