import assert from "node:assert/strict";
import { test } from "node:test";

import {
  changed,
  type Draft,
  type DraftObject,
  driftBetween,
  lines,
  readDraft,
} from "./change-document.ts";
import { linePattern, withServiceDocument } from "./service-document.ts";

const contract = await readDraft("contracts/broker.openapi.yaml");
const base = "/broker/api/v1";
const at = (path: string): string => `/paths/${`${base}${path}`.replaceAll("/", "~1")}`;
const schemas = "/components/schemas";

/** The published document is of 3.1, which could tell of the events, and does not. */
const webhooks = Object.keys((contract["webhooks"] ?? {}) as DraftObject).map(
  (name) => `breaking webhooks/${name}: there -> absent`,
);

/** What the published document says otherwise than the one that the service serves, by part. */
const parts: readonly {
  readonly part: string;
  readonly changes: Readonly<Record<string, Draft | undefined>>;
  /** What drift finds besides. */
  readonly found: readonly string[];
}[] = [
  {
    part: "head",
    changes: {
      "/info/title": "Altinn3.Broker",
      "/servers": [{ url: "https://platform.tt02.altinn.no" }],
      "/tags": undefined,
    },
    found: [
      "cosmetic document info title: Altinn Broker -> Altinn3.Broker",
      "cosmetic document servers: * -> *platform.tt02.altinn.no*",
      "cosmetic document tags: * -> none",
    ],
  },
  {
    part: "paths",
    changes: {
      [at("/statistics/monthly")]: undefined,
      [at("/filetransfer/upload/tus/{fileTransferId}")]: undefined,
      [at("/filetransfer/upload/tus/{fileTransferId}/partial/{partialUploadId}")]: undefined,
    },
    found: [
      "breaking getMonthlyStatistics: there -> absent",
      "breaking tusUpload*: there -> absent",
      "breaking tusPartialUpload*: there -> absent",
    ],
  },
  {
    part: "search",
    changes: {
      [`${at("/filetransfer")}/get/parameters`]: [
        { name: "resourceId", in: "query", schema: { type: "string" } },
        { name: "status", in: "query", schema: { $ref: `#${schemas}/StatusNullable` } },
        {
          name: "recipientStatus",
          in: "query",
          schema: { $ref: `#${schemas}/RecipientFileTransferStatusExt` },
        },
        { name: "from", in: "query", schema: { type: "string", format: "date-time" } },
        { name: "to", in: "query", schema: { type: "string", format: "date-time" } },
      ],
      [`${schemas}/StatusNullable`]: {
        enum: [
          "Initialized",
          "UploadStarted",
          "UploadProcessing",
          "Published",
          "Cancelled",
          "AllConfirmedDownloaded",
          "Purged",
          "Failed",
          null,
        ],
      },
    },
    found: [
      "breaking searchFileTransfers parameters/query/orderAscending: optional -> absent",
      "breaking searchFileTransfers parameters/query/role: optional -> absent",
      "widening searchFileTransfers parameters/query/status null: never -> possible",
    ],
  },
  {
    part: "propertyList and sender",
    changes: {
      [`${schemas}/FileTransferInitalizeExt/properties/propertyList`]: {
        type: ["object", "null"],
        maxProperties: 10,
        additionalProperties: false,
        patternProperties: { "^.{1,50}$": { type: "string", maxLength: 300 } },
      },
      [`${schemas}/FileTransferInitalizeExt/properties/sender/pattern`]: "^\\d{4}:\\d{9}$",
    },
    found: [
      "breaking FileTransferInitialize/propertyList additionalProperties: of a schema -> false",
      "breaking FileTransferInitialize/propertyList patternProperties: none -> stated",
      "cosmetic FileTransferInitialize/propertyList description: * -> none",
      "breaking FileTransferInitialize/sender pattern: * -> ^[0-9]{4}:[0-9]{9}$",
    ],
  },
  {
    part: "uploads",
    changes: {
      [`${at("/filetransfer/{fileTransferId}/upload")}/post/requestBody`]: undefined,
      [`${at("/filetransfer/{fileTransferId}/upload")}/post/responses/503/content`]: undefined,
    },
    found: [
      "breaking uploadFile requestBody: application/octet-stream -> absent",
      "breaking uploadFile responses/503 body: application/json; charset=utf-8 -> no body",
    ],
  },
  {
    part: "download and confirm",
    changes: {
      [`${at("/filetransfer/{fileTransferId}/download")}/get/responses/404/content`]: {
        "application/octet-stream": { schema: { $ref: `#${schemas}/ProblemDetails` } },
      },
      [`${at("/filetransfer/{fileTransferId}/confirmdownload")}/post/responses/204`]: undefined,
      [`${at("/filetransfer/{fileTransferId}/confirmdownload")}/post/responses/200`]: {
        description: "Done.",
      },
    },
    found: [
      "breaking downloadFile responses/404 application/problem+json; charset=utf-8: * -> application/octet-stream",
      "widening downloadFile responses/404 application/octet-stream: absent -> application/octet-stream",
      "breaking confirmDownload responses/204: no body -> absent",
      "breaking confirmDownload responses/200: absent -> no body",
    ],
  },
  {
    part: "service owners",
    changes: {
      [`${schemas}/ServiceOwnerInitializeExt/required`]: ["name", "deletionTime"],
      [`${schemas}/ServiceOwnerInitializeExt/properties/deletionTime`]: { type: "string" },
      [`${at("/serviceowner")}/post/responses/400`]: undefined,
      [`${at("/serviceowner")}/get/responses/400`]: undefined,
    },
    found: [
      "breaking ServiceOwnerInitialize/deletionTime: absent -> required",
      "breaking initializeServiceOwner responses/400: * -> absent",
      "breaking getServiceOwner responses/400: * -> absent",
    ],
  },
  {
    part: "resource and schemas",
    changes: {
      [`${at("/resource/{resourceId}")}/put/requestBody/content/application~1json/example`]: {
        MaxFileTransferSize: 1000000,
      },
      [`${schemas}/ResourceExt/properties/requiredParty`]: undefined,
      [`${schemas}/FileTransferOverviewExt/properties/published`]: undefined,
    },
    found: [
      'cosmetic configureResource requestBody application/json examples: * -> [{"MaxFileTransferSize":1000000}]',
      "breaking ResourceSettings/requiredParty: optional -> absent",
      "breaking FileTransferOverview/published: required -> absent",
    ],
  },
];

for (const { part, changes, found } of parts) {
  test(
    `the published document: ${part}`,
    withServiceDocument((live) => {
      const ours = lines(driftBetween(contract, live));
      const theirs = lines(driftBetween(contract, asOpenApi31(changed(live, changes))));

      const further = theirs.filter((line) => !ours.includes(line));
      assert.deepEqual(
        found.filter((line) => !further.some((each) => linePattern(line).test(each))),
        [],
      );
      const explained = [...found, ...webhooks].map(linePattern);
      assert.deepEqual(
        further.filter((line) => !explained.some((pattern) => pattern.test(line))),
        [],
      );
    }),
  );
}

/** `nullable` as a type. */
function asOpenApi31(document: DraftObject): DraftObject {
  const walk = (value: Draft): Draft => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const inner = Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, walk(each)]),
    );
    const { nullable, type, ...rest } = inner;
    return nullable === true && typeof type === "string"
      ? { ...rest, type: [type, "null"] }
      : inner;
  };
  return { ...(walk(document) as DraftObject), openapi: "3.1.0" };
}
