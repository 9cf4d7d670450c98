import type { Workflow } from "../model/step.ts";
import {
  act,
  payloadBody,
  probe,
  transfer,
  transferBody,
  waitForPublished,
} from "./step-builders.ts";

const variable = "operations.transfer";
const resource = { path: { resourceId: "{{resource}}" } } as const;

/**
 * Each operation once, in the order of a transfer's life. Its requests carry the saved example
 * responses, and it is where every organisation is used for the first time, one after another (D08).
 */
export const operations: Workflow = {
  name: "operations",
  title: "Each operation once, from service owner to confirmed download.",
  checkClass: "write",
  steps: [
    probe(
      "initializeServiceOwner",
      "another owner is there, from now on or before",
      "otherOwner",
      [200, 409],
      {
        needs: "ownResource",
        body: { json: { name: "Broker suite, other owner" } },
      },
    ),
    probe("initializeServiceOwner", "a second time is a conflict", "serviceOwner", 409, {
      needs: "ownResource",
      body: { json: { name: "Broker suite, again" } },
      asserts: [{ kind: "problem", code: "BRO-07002" }],
    }),
    probe("getServiceOwner", "the refused name is not taken", "serviceOwner", 200, {
      needs: "ownResource",
      asserts: [{ kind: "member", at: "/name", equals: "{{setUp.ownerName}}" }],
    }),
    probe("getServiceOwner", "the owner sees itself", "serviceOwner", 200),
    probe("configureResource", "an empty body changes nothing", "serviceOwner", 204, {
      ...resource,
      body: { json: {} },
      asserts: [{ kind: "bodyIsEmpty" }],
    }),
    probe("getResource", "the owner reads the settings", "serviceOwner", 200, resource),
    act("initializeFileTransfer", "sender announces a file to one recipient", "sender", 200, {
      body: transferBody("operations"),
      captures: { [variable]: "/fileTransferId" },
    }),
    act("uploadFile", "sender uploads the file", "sender", 200, {
      ...transfer(variable),
      body: payloadBody,
      asserts: [{ kind: "member", at: "/fileTransferId", equals: `{{${variable}}}` }],
    }),
    waitForPublished(variable),
    probe("getFileTransferDetails", "sender reads the details", "sender", 200, transfer(variable)),
    probe("searchFileTransfers", "recipient finds the transfer", "recipient", 200, {
      query: { resourceId: "{{resource}}", role: "Recipient", status: "Published" },
      asserts: [{ kind: "lists", id: `{{${variable}}}` }],
    }),
    act("downloadFile", "recipient downloads the file", "recipient", 200, {
      ...transfer(variable),
      asserts: [{ kind: "body", equals: "{{payload}}" }],
    }),
    act("confirmDownload", "recipient confirms the download", "recipient", 204, {
      ...transfer(variable),
      asserts: [{ kind: "bodyIsEmpty" }],
    }),
    probe("getFileTransferOverview", "sender sees AllConfirmedDownloaded", "sender", 200, {
      ...transfer(variable),
      asserts: [{ kind: "member", at: "/fileTransferStatus", equals: "AllConfirmedDownloaded" }],
    }),
  ],
};
