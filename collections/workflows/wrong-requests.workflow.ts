import type { OperationId } from "../../contracts/vocabulary.ts";
import type { Caller } from "../model/caller.ts";
import type { OperationStep, Step, Workflow } from "../model/step.ts";
import { longestAccepted } from "./wrong-requests/longest-accepted.ts";
import { invalidTransfers } from "./wrong-requests/invalid-transfers.ts";
import {
  act,
  noOtherTransfers,
  payloadBody,
  probe,
  rememberTransfers,
  transfer,
  transferBody,
} from "./step-builders.ts";

const variable = "wrongRequests.transfer";

/** A right request of each operation, from which one thing is made wrong. */
const right = {
  initializeFileTransfer: {
    as: "sender",
    request: { body: transferBody("wrongRequests refused") },
  },
  searchFileTransfers: { as: "sender", request: { query: { resourceId: "{{resource}}" } } },
  uploadFile: { as: "sender", request: { ...transfer(variable), body: payloadBody } },
  getFileTransferOverview: { as: "sender", request: transfer(variable) },
  getFileTransferDetails: { as: "sender", request: transfer(variable) },
  downloadFile: { as: "recipient", request: transfer(variable) },
  confirmDownload: { as: "recipient", request: transfer(variable) },
  configureResource: {
    as: "serviceOwner",
    request: { path: { resourceId: "{{resource}}" }, body: { json: {} } },
  },
  getResource: { as: "serviceOwner", request: { path: { resourceId: "{{resource}}" } } },
  initializeServiceOwner: {
    as: "serviceOwner",
    request: { body: { json: { name: "Broker suite" } } },
  },
  getServiceOwner: { as: "serviceOwner", request: {} },
} satisfies Readonly<
  Partial<Record<OperationId, { readonly as: Caller; readonly request: Partial<OperationStep> }>>
>;

type Covered = keyof typeof right;

/** Methods of each operation's path (`Allow`); the search shares its path with initialize, and so on. */
const allowed: Readonly<Partial<Record<Covered, readonly string[]>>> = {
  initializeFileTransfer: ["GET", "POST"],
  uploadFile: ["POST"],
  getFileTransferOverview: ["GET"],
  getFileTransferDetails: ["GET"],
  downloadFile: ["GET"],
  confirmDownload: ["POST"],
  configureResource: ["GET", "PUT"],
  initializeServiceOwner: ["GET", "POST"],
};

const wrongMethods: readonly Step[] = (
  Object.entries(allowed) as [Covered, readonly string[]][]
).map(([operation, methods]) => {
  const { path = {} }: Partial<OperationStep> = right[operation].request;
  return probe(operation, "method DELETE", "nobody", 405, {
    path,
    method: "DELETE",
    headers: { "Content-Type": null },
    asserts: [{ kind: "allow", methods }, { kind: "bodyIsEmpty" }],
  });
});

// Download and initializeServiceOwner have no list of types: any Accept is fine there.
const negotiating: readonly Covered[] = [
  "initializeFileTransfer",
  "searchFileTransfers",
  "uploadFile",
  "getFileTransferOverview",
  "getFileTransferDetails",
  "confirmDownload",
  "configureResource",
  "getResource",
  "getServiceOwner",
];

// Judged before the token: the request has none.
const unacceptable: readonly Step[] = negotiating.map((operation) =>
  probe(operation, "Accept: text/plain, without a token", "nobody", 406, {
    ...right[operation].request,
    headers: { Accept: "text/plain" },
  }),
);

// Operations that name their content types answer 415 before they look at the token.
const wrongMediaTypes: readonly Step[] = [
  probe("initializeFileTransfer", "content type text/plain", "sender", 415, {
    ...right.initializeFileTransfer.request,
    headers: { "Content-Type": "text/plain" },
  }),
  ...(["uploadFile", "configureResource", "getResource", "initializeServiceOwner"] as const).map(
    (operation) =>
      probe(operation, "content type text/plain, without a token", "nobody", 415, {
        ...right[operation].request,
        headers: { "Content-Type": "text/plain" },
        asserts: [{ kind: "bodyIsEmpty" }],
      }),
  ),
];

const malformedIds: readonly Step[] = (
  [
    "uploadFile",
    "getFileTransferOverview",
    "getFileTransferDetails",
    "downloadFile",
    "confirmDownload",
  ] as const
).map((operation) =>
  probe(operation, "an id that is no UUID", right[operation].as, 400, {
    ...right[operation].request,
    path: { fileTransferId: "not-a-uuid" },
    asserts: [{ kind: "validationProblem", keys: ["fileTransferId"] }],
  }),
);

const invalidBodies: readonly Step[] = [
  ...invalidTransfers.map(([does, changes, key]) =>
    probe("initializeFileTransfer", does, "sender", 400, {
      body: transferBody("wrongRequests refused", changes),
      asserts: [{ kind: "validationProblem", keys: [key] }],
    }),
  ),
  probe("initializeFileTransfer", "malformed JSON", "sender", 400, {
    body: { text: '{"fileName": "brev.txt", ' },
    asserts: [{ kind: "validationProblem", keys: ["initializeExt"] }],
  }),
  probe("initializeFileTransfer", "an empty object", "sender", 400, {
    body: { json: {} },
    asserts: [
      {
        kind: "validationProblem",
        keys: ["FileName", "ResourceId", "SendersFileTransferReference", "Sender", "Recipients"],
      },
    ],
  }),
  probe("initializeFileTransfer", "a resource that is not configured", "sender", 401, {
    body: transferBody("wrongRequests refused", { resourceId: "broker-suite-unknown-{{run}}" }),
    asserts: [{ kind: "problem", code: "BRO-00006" }],
  }),
  probe("initializeServiceOwner", "without a name", "serviceOwner", 400, {
    body: { json: {} },
    asserts: [{ kind: "validationProblem", keys: ["serviceOwnerInitializeExt"] }],
  }),
];

const noScan = probe(
  "initializeFileTransfer",
  "without virus scan, where there may be no storage for it",
  "sender",
  // Storage without a virus scan is never ready in Development; Production demands an approval (BRO-00020).
  [200, 400, 503],
  { body: transferBody("wrongRequests without scan", { disableVirusScan: true }) },
);

const invalidQueries: readonly Step[] = (
  [
    ["without a resource", {}, "resourceId"],
    ["with an unknown status", { status: "Done" }, "status"],
    ["with an unknown recipient status", { recipientStatus: "Published" }, "recipientStatus"],
    ["with an unknown role", { role: "Both" }, "role"],
    ["with a time that is none", { from: "yesterday" }, "from"],
    ["with an order that is no boolean", { orderAscending: "yes" }, "orderAscending"],
  ] as const
).map(([does, query, key]) =>
  probe("searchFileTransfers", does, "sender", 400, {
    query: key === "resourceId" ? {} : { resourceId: "{{resource}}", ...query },
    asserts: [{ kind: "validationProblem", keys: [key] }],
  }),
);

/** Requests that break the contract in one point each, and leave no trace. */
export const wrongRequests: Workflow = {
  name: "wrongRequests",
  title:
    "Wrong methods, media types, ids and bodies are refused with the right status and change nothing.",
  checkClass: "write",
  steps: [
    act("initializeFileTransfer", "sender announces a file", "sender", 200, {
      body: transferBody("wrongRequests"),
      captures: { [variable]: "/fileTransferId" },
    }),
    probe("getFileTransferDetails", "sender sees it", "sender", 200, {
      ...transfer(variable),
      remembers: "wrongRequests.details",
    }),
    rememberTransfers("wrongRequests.transfers"),
    ...wrongMethods,
    ...unacceptable,
    ...wrongMediaTypes,
    ...malformedIds,
    ...invalidBodies,
    ...invalidQueries,
    probe("getFileTransferDetails", "refused requests have changed nothing", "sender", 200, {
      ...transfer(variable),
      asserts: [{ kind: "unchangedSince", memory: "wrongRequests.details" }],
    }),
    noOtherTransfers("wrongRequests.transfers"),
    noScan,
    ...longestAccepted,
  ],
};
