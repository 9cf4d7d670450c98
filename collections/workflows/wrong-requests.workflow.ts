import type { OperationId } from "../../contracts/vocabulary.ts";
import type { Value } from "../model/assertion.ts";
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
} from "./step-builders.ts";

const variable = "wrongRequests.transfer";

/** A right request of each operation, from which one thing is made wrong. */
const right: Readonly<
  Record<OperationId, { readonly as: Caller; readonly request: Partial<OperationStep> }>
> = {
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
};

/** Methods of each operation's path (`Allow`); the search shares its path with initialize, and so on. */
const allowed: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
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
  Object.entries(allowed) as [OperationId, readonly string[]][]
).map(([operation, methods]) =>
  probe(operation, "method DELETE", "nobody", 405, {
    path: right[operation].request.path ?? {},
    method: "DELETE",
    headers: { "Content-Type": null },
    asserts: [{ kind: "allow", methods }, { kind: "bodyIsEmpty" }],
  }),
);

// Download and initializeServiceOwner have no list of types: any Accept is fine there.
const negotiating: readonly OperationId[] = [
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

/** Bodies that initialize must refuse, and the keys that its validation problem must name. */
const invalidTransfers: readonly (readonly [
  string,
  Readonly<Record<string, Value | undefined>>,
  string,
])[] = [
  ["without a file name", { fileName: undefined }, "FileName"],
  ["with an empty file name", { fileName: "" }, "FileName"],
  ["with a file name of 256 characters", { fileName: "a".repeat(256) }, "FileName"],
  ["without a resource", { resourceId: undefined }, "ResourceId"],
  ["with a resource of another form", { resourceId: "urn:altinn:app:x" }, "ResourceId"],
  [
    "without a reference",
    { sendersFileTransferReference: undefined },
    "SendersFileTransferReference",
  ],
  [
    "with a reference of 4097 characters",
    { sendersFileTransferReference: "a".repeat(4097) },
    "SendersFileTransferReference",
  ],
  ["without a sender", { sender: undefined }, "Sender"],
  ["with a sender of eight digits", { sender: "0192:99182582" }, "Sender"],
  ["with a sender without prefix", { sender: "991825827" }, "Sender"],
  ["without recipients", { recipients: undefined }, "Recipients"],
  ["with no recipient in the list", { recipients: [] }, "Recipients"],
  ["with a recipient of another form", { recipients: ["986252932"] }, "Recipients"],
  [
    "with a second recipient of another form",
    { recipients: ["0192:986252932", "0192:98625293"] },
    "Recipients",
  ],
  ["with a checksum of 31 characters", { checksum: "0".repeat(31) }, "Checksum"],
  ["with a checksum of 33 characters", { checksum: "0".repeat(33) }, "Checksum"],
  ["with a checksum in upper case", { checksum: "0123456789ABCDEF0123456789ABCDEF" }, "Checksum"],
  [
    "with eleven properties",
    {
      propertyList: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`key${i}`, "value"])),
    },
    "PropertyList",
  ],
  [
    "with a property key of 51 characters",
    { propertyList: { ["k".repeat(51)]: "value" } },
    "PropertyList",
  ],
  [
    "with a property value of 3001 characters",
    { propertyList: { key: "v".repeat(3001) } },
    "PropertyList",
  ],
  ["with a number for the file name", { fileName: 7 }, "initializeExt"],
  ["with text for a flag", { disableVirusScan: "true" }, "initializeExt"],
];

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

/** Everything as long as it may be. The reference is stored in 500 characters (D05). */
const longest = {
  fileName: `${"å".repeat(251)}.txt`,
  sendersFileTransferReference: "r".repeat(500),
  propertyList: Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => [`${i}`.padEnd(50, "k"), "v".repeat(i === 0 ? 3000 : 1)]),
  ),
} as const;

const longestAccepted: readonly Step[] = [
  act("initializeFileTransfer", "everything as long as it may be", "sender", 200, {
    body: transferBody("", longest),
    captures: { "wrongRequests.longest": "/fileTransferId" },
  }),
  probe("getFileTransferOverview", "sender sees all of it", "sender", 200, {
    ...transfer("wrongRequests.longest"),
    asserts: Object.entries(longest).map(([name, equals]) => ({
      kind: "member",
      at: `/${name}`,
      equals,
    })),
  }),
];

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
