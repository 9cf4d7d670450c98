/** A success that answers a request which breaks the contract in its headers, its path or its query. */
import { tables } from "../../../contracts/generated/tables.js";
import { acceptedKind, hasPlainBody, headersBut, requestHeader } from "./accepted-kind.ts";
import type { MutationKind } from "./mutation-kind.ts";

const anyBody = ["initializeFileTransfer", "configureResource", "initializeServiceOwner"];
const transferPath = /(\/filetransfer\/)[0-9a-f-]{36}/;

export const requestKinds: readonly MutationKind[] = [
  acceptedKind("no token accepted", "/authorization", (subject) =>
    requestHeader(subject, "authorization") === undefined ||
    tables.operations[subject.operationId].security !== "bearerToken"
      ? null
      : { headers: headersBut(subject, "authorization") },
  ),
  acceptedKind("no key accepted", "/x-api-key", (subject) =>
    requestHeader(subject, "x-api-key") === undefined
      ? null
      : { headers: headersBut(subject, "x-api-key") },
  ),
  acceptedKind("an Accept that does not fit accepted", "/accept", (subject) =>
    requestHeader(subject, "accept") === undefined ||
    tables.operations[subject.operationId].accept === null
      ? null
      : { headers: [...headersBut(subject, "accept"), ["Accept", "text/html"]] },
  ),
  acceptedKind("an id that is no GUID accepted", "/fileTransferId", ({ facts }) =>
    transferPath.test(facts.request.path)
      ? { path: facts.request.path.replace(transferPath, "$1abc") }
      : null,
  ),
  acceptedKind("a search without a resource accepted", "/resourceId", ({ operationId, facts }) =>
    operationId === "searchFileTransfers"
      ? { path: `${facts.request.path.split("?")[0]}?status=Published` }
      : null,
  ),
  acceptedKind("a search for an unknown status accepted", "/status", ({ operationId, facts }) =>
    operationId === "searchFileTransfers"
      ? { path: `${facts.request.path.split("?")[0]}?resourceId=a&status=Done` }
      : null,
  ),
  acceptedKind("a search for an unknown role accepted", "/role", ({ operationId, facts }) =>
    operationId === "searchFileTransfers"
      ? { path: `${facts.request.path.split("?")[0]}?resourceId=a&role=Owner` }
      : null,
  ),
  acceptedKind(
    "a search in an unknown order accepted",
    "/orderAscending",
    ({ operationId, facts }) =>
      operationId === "searchFileTransfers"
        ? { path: `${facts.request.path.split("?")[0]}?resourceId=a&orderAscending=down` }
        : null,
  ),
  acceptedKind("a body that is no JSON accepted", "", (subject) =>
    anyBody.includes(subject.operationId) && hasPlainBody(subject)
      ? { body: { kind: "text", text: '{"name":' } }
      : null,
  ),
  acceptedKind("a body that is a list accepted", "", (subject) =>
    anyBody.includes(subject.operationId) && hasPlainBody(subject)
      ? { body: { kind: "text", text: "[]" } }
      : null,
  ),
  acceptedKind("another type of body accepted", "/content-type", (subject) =>
    anyBody.includes(subject.operationId) && hasPlainBody(subject)
      ? { headers: [...headersBut(subject, "content-type"), ["Content-Type", "text/plain"]] }
      : null,
  ),
];
