import type { OperationId } from "../../contracts/vocabulary.ts";
import type { Assertion } from "../model/assertion.ts";
import type { Caller } from "../model/caller.ts";
import type { OperationStep, Step, Workflow } from "../model/step.ts";
import {
  act,
  noOtherTransfers,
  payloadBody,
  probe,
  rememberTransfers,
  transfer,
  transferBody,
  waitForPublished,
} from "./step-builders.ts";

const announced = "wrongCallers.announced";
const published = "wrongCallers.published";

/** An id that no transfer has. */
const unknownTransfer = {
  path: { fileTransferId: "00000000-0000-4000-8000-000000000000" },
} as const;

/**
 * How a caller is refused:
 *
 * - `unauthenticated`: 401 with an empty body, before anything else
 * - `scope`: 403 with an empty body
 * - `rights`: 401 BRO-00006, the token is fine but gives no right here
 */
type Refusal = "unauthenticated" | "scope" | "rights";

const words: Readonly<Record<Caller, string>> = {
  nobody: "without a token",
  forged: "with a broken signature",
  noScope: "with another scope",
  sender: "as sender",
  recipient: "as recipient",
  recipient2: "as second recipient",
  stranger: "as a stranger",
  serviceOwner: "as service owner",
  otherOwner: "as another service owner",
  unknownOwner: "as an owner without resources",
  senderWithBothScopes: "as sender with the scope of a recipient",
  recipientWithBothScopes: "as recipient with the scope of a sender",
};

const noChallenge: Assertion = { kind: "headerIsAbsent", name: "WWW-Authenticate" };

function refused(
  operation: OperationId,
  refusals: Readonly<Partial<Record<Caller, Refusal>>>,
  request: Partial<OperationStep>,
): readonly Step[] {
  return (Object.entries(refusals) as [Caller, Refusal][]).map(([caller, refusal]) =>
    probe(operation, words[caller], caller, refusal === "scope" ? 403 : 401, {
      ...request,
      given: words[caller],
      asserts:
        refusal === "rights"
          ? [{ kind: "problem", code: "BRO-00006" }, noChallenge]
          : [{ kind: "bodyIsEmpty" }, ...(refusal === "scope" ? [noChallenge] : [])],
    }),
  );
}

const everywhere = {
  nobody: "unauthenticated",
  forged: "unauthenticated",
  noScope: "scope",
} as const;
const toSend = {
  ...everywhere,
  recipient: "scope",
  serviceOwner: "scope",
  stranger: "rights",
} as const;
const toReceive = {
  ...everywhere,
  sender: "scope",
  serviceOwner: "scope",
  stranger: "rights",
  senderWithBothScopes: "rights",
} as const;
const toLook = { ...everywhere, serviceOwner: "scope", stranger: "rights" } as const;
const toOwn = { ...everywhere, sender: "scope", recipient: "scope" } as const;

const prepare: readonly Step[] = [
  act("initializeFileTransfer", "sender announces a file", "sender", 200, {
    body: transferBody("wrongCallers announced"),
    captures: { [announced]: "/fileTransferId" },
  }),
  act("initializeFileTransfer", "sender announces another file", "sender", 200, {
    body: transferBody("wrongCallers published"),
    captures: { [published]: "/fileTransferId" },
  }),
  act("uploadFile", "sender uploads that one", "sender", 200, {
    ...transfer(published),
    body: payloadBody,
  }),
  waitForPublished(published),
  probe("getFileTransferDetails", "sender sees the announced one", "sender", 200, {
    ...transfer(announced),
    remembers: "wrongCallers.announcedDetails",
  }),
  probe("getFileTransferDetails", "sender sees the published one", "sender", 200, {
    ...transfer(published),
    remembers: "wrongCallers.publishedDetails",
  }),
  rememberTransfers("wrongCallers.transfers"),
];

const transfers: readonly Step[] = [
  ...refused(
    "initializeFileTransfer",
    { ...toSend, recipientWithBothScopes: "rights" },
    { body: transferBody("wrongCallers refused") },
  ),
  ...refused(
    "uploadFile",
    { ...toSend, recipientWithBothScopes: "rights" },
    { ...transfer(announced), body: payloadBody },
  ),
  ...refused("getFileTransferOverview", toLook, transfer(published)),
  ...refused("getFileTransferDetails", toLook, transfer(published)),
  ...refused(
    "searchFileTransfers",
    { ...everywhere, serviceOwner: "scope" },
    { query: { resourceId: "{{resource}}" } },
  ),
  ...refused(
    "searchFileTransfers",
    { sender: "rights" },
    { query: { resourceId: "broker-suite-unknown-{{run}}" } },
  ).map((step) => ({ ...step, does: "in a resource that is not configured" })),
  ...refused("downloadFile", toReceive, transfer(published)),
  ...refused("confirmDownload", toReceive, transfer(published)),
];

const owners: readonly Step[] = [
  ...refused(
    "configureResource",
    { ...toOwn, otherOwner: "rights" },
    { path: { resourceId: "{{resource}}" }, body: { json: {} } },
  ),
  ...refused(
    "getResource",
    { ...toOwn, otherOwner: "rights" },
    { path: { resourceId: "{{resource}}" } },
  ),
  ...refused("initializeServiceOwner", toOwn, { body: { json: { name: "Nobody" } } }),
  ...refused("getServiceOwner", toOwn, {}),
  probe("getServiceOwner", "an owner that was never initialized", "unknownOwner", 404, {
    asserts: [{ kind: "problem", code: "BRO-07004" }],
  }),
];

/** Who may not call hears so before what is wrong with the call; whether a transfer exists is no secret. */
const callerFirst: readonly Step[] = [
  ...refused("initializeFileTransfer", { nobody: "unauthenticated" }, { body: { json: {} } }),
  ...refused(
    "getFileTransferOverview",
    { noScope: "scope" },
    { path: { fileTransferId: "not-a-uuid" } },
  ),
  ...refused(
    "configureResource",
    { otherOwner: "rights" },
    { path: { resourceId: "{{resource}}" }, body: { json: { maxFileTransferSize: -1 } } },
  ),
].map((step) => ({ ...step, does: `a wrong request ${step.does}` }));

const unknownIds: readonly Step[] = (
  [
    ["uploadFile", "sender"],
    ["uploadFile", "stranger"],
    ["getFileTransferOverview", "sender"],
    ["getFileTransferOverview", "stranger"],
    ["getFileTransferDetails", "sender"],
    ["downloadFile", "recipient"],
    ["confirmDownload", "recipient"],
  ] as const
).map(([operation, caller]) =>
  probe(operation, `of a transfer that does not exist, ${words[caller]}`, caller, 404, {
    ...unknownTransfer,
    ...(operation === "uploadFile" ? { body: payloadBody } : {}),
    asserts: [{ kind: "problem", code: "BRO-00001" }],
  }),
);

const nothingHappened: readonly Step[] = [
  probe(
    "getFileTransferDetails",
    "refused callers have changed nothing before the upload",
    "sender",
    200,
    {
      ...transfer(announced),
      asserts: [{ kind: "unchangedSince", memory: "wrongCallers.announcedDetails" }],
    },
  ),
  probe("getFileTransferDetails", "refused callers have changed nothing after it", "sender", 200, {
    ...transfer(published),
    asserts: [{ kind: "unchangedSince", memory: "wrongCallers.publishedDetails" }],
  }),
  noOtherTransfers("wrongCallers.transfers"),
];

/** Who may do what: every operation with callers who must be refused. */
export const wrongCallers: Workflow = {
  name: "wrongCallers",
  title: "Callers without token, scope or right are refused on each operation, and change nothing.",
  checkClass: "write",
  steps: [...prepare, ...transfers, ...owners, ...callerFirst, ...unknownIds, ...nothingHappened],
};
