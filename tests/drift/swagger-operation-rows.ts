/** The rows of single operations; see `swagger-rows.ts`. */
import type { SwaggerRow } from "./swagger-rows.ts";

export const operationRows: readonly SwaggerRow[] = [
  {
    row: "initialize",
    says: "request text/json and application/*+json too",
    found: [
      "widening initializeFileTransfer requestBody text/json: absent -> text/json",
      "widening initializeFileTransfer requestBody application/*+json: absent -> application/*+json",
    ],
  },
  {
    row: "initialize",
    says: "401, 403 with a problem",
    found: [
      "widening initializeFileTransfer responses/401 empty body: possible -> absent",
      "widening initializeFileTransfer responses/403 empty body: possible -> absent",
    ],
  },
  {
    row: "initialize",
    says: "reference optional, nullable; propertyList nullable; no pattern on recipients, checksum",
    found: [
      "widening FileTransferInitialize/sendersFileTransferReference required: required -> optional",
      "widening FileTransferInitialize/sendersFileTransferReference null: never -> possible",
      "widening FileTransferInitialize/propertyList null: never -> possible",
      "widening FileTransferInitialize/recipients/[] pattern: * -> none",
      "widening FileTransferInitialize/checksum pattern: * -> none",
    ],
  },
  {
    row: "search",
    says: "resourceId not required; 400, 406 not declared",
    found: [
      "widening searchFileTransfers parameters/query/resourceId required: required -> optional",
      "breaking searchFileTransfers responses/400: * -> absent",
      "breaking searchFileTransfers responses/406: * -> absent",
    ],
  },
  {
    row: "binary upload",
    says: "406, 415 not declared",
    found: [
      "breaking uploadFile responses/406: * -> absent",
      "breaking uploadFile responses/415: no body -> absent",
    ],
  },
  {
    row: "initialize and upload",
    says: "200 is a JSON string",
    found: [
      "breaking initializeAndUploadFile responses/200 application/json; charset=utf-8 type: object -> string",
    ],
  },
  {
    row: "initialize and upload",
    says: "406, 415 not declared",
    found: [
      "breaking initializeAndUploadFile responses/406: * -> absent",
      "breaking initializeAndUploadFile responses/415: * -> absent",
    ],
  },
  {
    row: "details",
    says: "no published",
    found: ["breaking FileTransferDetails/published: required -> absent"],
  },
  {
    row: "overview",
    says: "checksum, published nullable; no other nullable property was ever null",
    found: [
      "breaking FileTransferOverview/sender null: never -> possible",
      "breaking FileTransferOverview/recipients null: never -> possible",
      "breaking FileTransferOverview/propertyList null: never -> possible",
    ],
  },
  {
    row: "download",
    says: "200 only; errors application/json",
    found: [
      "breaking downloadFile responses/206: application/octet-stream -> absent",
      "breaking downloadFile responses/416: application/problem+json; charset=utf-8 -> absent",
      "breaking downloadFile parameters/header/Range: optional -> absent",
      "breaking downloadFile responses/400 application/problem+json; charset=utf-8: * -> application/json",
    ],
  },
  { row: "confirm", says: "204", found: [], why: "as in our contract" },
  {
    row: "PUT resource",
    says: "200, really 204",
    found: [
      "breaking configureResource responses/204: no body -> absent",
      "breaking configureResource responses/200: absent -> no body",
    ],
  },
  {
    row: "PUT resource",
    says: "406, 415 not declared (404 is of paths that are none)",
    found: [
      "breaking configureResource responses/406: * -> absent",
      "breaking configureResource responses/415: * -> absent",
    ],
  },
  { row: "PUT resource", says: "every property nullable", found: [], why: "as in our contract" },
  {
    row: "PUT resource",
    says: "no pattern, no bounds",
    found: [
      "widening ResourceSettings/maxFileTransferSize maximum: * -> none",
      "widening ResourceSettings/externalServiceCodeLegacy maxLength: 7 -> none",
      "widening configureResource parameters/path/resourceId maxLength: 80 -> none",
    ],
  },
  {
    row: "GET resource",
    says: "200 without content; 415 not declared",
    found: [
      "breaking getResource responses/200 body: application/json; charset=utf-8 -> no body",
      "breaking getResource responses/415: no body -> absent",
    ],
  },
  {
    row: "GET resource",
    says: "403 with a problem, 400 absent",
    found: [
      "breaking getResource responses/403 body: no body -> application/json",
      "breaking getResource responses/400: * -> absent",
    ],
  },
  {
    row: "GET resource",
    says: "durations ISO 8601",
    found: [],
    why: "said in words, of a schema that no answer of the document has",
  },
  {
    row: "POST service owner",
    says: "400, 409 as text/plain, application/json, text/json",
    found: [
      "breaking initializeServiceOwner responses/409 application/problem+json; charset=utf-8: * -> text/plain, application/json, text/json",
      "widening initializeServiceOwner responses/409 text/json: absent -> text/json",
    ],
  },
  {
    row: "POST service owner",
    says: "name nullable, without bound",
    found: [
      "widening ServiceOwnerInitialize/name null: never -> possible",
      "widening ServiceOwnerInitialize/name maxLength: 500 -> none",
    ],
  },
  {
    row: "POST service owner",
    says: "request application/json only",
    found: [],
    why: "as in our contract; that others pass is a zone of leniency",
  },
  {
    row: "GET service owner",
    says: "name, storageProviders nullable",
    found: [
      "breaking ServiceOwnerOverview/name null: never -> possible",
      "breaking ServiceOwnerOverview/storageProviders null: never -> possible",
    ],
  },
  {
    row: "monthly statistics",
    says: "parameter names in Pascal case; no defaults",
    found: [
      "cosmetic getMonthlyStatistics parameters/query/* name: * -> ResourceId",
      "cosmetic getMonthlyStatistics parameters/query/* name: * -> Year",
      "breaking getMonthlyStatistics parameters/query/* default: true -> none",
      "breaking getMonthlyStatistics parameters/query/* default: false -> none",
    ],
  },
  { row: "monthly statistics", says: "Year, Month required", found: [], why: "as in our contract" },
  {
    row: "monthly statistics",
    says: "errors text/csv; 406 not declared",
    found: [
      "breaking getMonthlyStatistics responses/401 application/problem+json; charset=utf-8: * -> text/csv",
      "breaking getMonthlyStatistics responses/403 body: no body -> text/csv",
      "breaking getMonthlyStatistics responses/406: * -> absent",
    ],
  },
  {
    row: "monthly statistics",
    says: "200 bytes, without Content-Disposition",
    found: [
      "breaking getMonthlyStatistics responses/200 headers/Content-Disposition: required -> absent",
      "breaking getMonthlyStatistics responses/200 text/csv pattern: * -> none",
    ],
  },
  {
    row: "TUS OPTIONS",
    says: "404",
    found: ["widening tusUploadOptions responses/404: absent -> no body"],
  },
  {
    row: "TUS create",
    says: "413 for too large",
    found: [
      "widening tusUploadCreate responses/413: absent -> no body",
      "breaking tusUploadPatch responses/413: * -> absent",
    ],
  },
  {
    row: "TUS, all",
    says: "refusals without content; 412, 415, 423, 460, 409 on HEAD and DELETE not declared",
    found: [
      "breaking tusUploadCreate responses/400 body: text/plain -> no body",
      "breaking tusUploadPatch responses/409 body: text/plain -> no body",
      "breaking tusUploadCreate responses/412: * -> absent",
      "breaking tusUploadPatch responses/415: * -> absent",
      "breaking tusUploadPatch responses/423: * -> absent",
      "breaking tusUploadPatch responses/460: * -> absent",
      "breaking tusUploadHead responses/409: * -> absent",
      "breaking tusUploadDelete responses/409: * -> absent",
      "breaking tusPartialUploadHead responses/409: * -> absent",
    ],
  },
  {
    row: "TUS",
    says: "Tus-Resumable is any text",
    found: [
      "widening tusUploadCreate parameters/header/Tus-Resumable values: 1.0.0 -> any",
      "widening tusUploadCreate parameters/header/Tus-Resumable default: none -> 1.0.0",
    ],
  },
];
