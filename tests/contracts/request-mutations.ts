/** Requests whose answer does not fit them. */
import { request, requestHeader, requestJson } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

const overview = ["getFileTransferOverview", 200, "full"] as const;
const initialize = ["initializeFileTransfer", 200, "full"] as const;
const search = ["searchFileTransfers", 200, /","/] as const;

export const requestRows: readonly MutationRow[] = [
  [
    "a broken body accepted",
    initialize,
    requestJson((body) => delete body["fileName"]),
    ["broken-request-accepted", "request", "/fileName"],
  ],
  [
    "a recipient of the wrong form accepted",
    initialize,
    requestJson((body) => (body["recipients"] = ["0192:1"])),
    ["broken-request-accepted", "request", "/recipients/0"],
  ],
  [
    "a boolean for a text accepted",
    initialize,
    requestJson((body) => (body["sender"] = true)),
    ["broken-request-accepted", "request", "/sender"],
  ],
  [
    "eleven properties accepted",
    initialize,
    requestJson(
      (body) =>
        (body["propertyList"] = Object.fromEntries(
          Array.from({ length: 11 }, (_, index) => [`k${index}`, ""]),
        )),
    ),
    ["broken-request-accepted", "request", "/propertyList"],
  ],
  [
    "an Accept that does not fit accepted",
    overview,
    requestHeader("accept", "text/html"),
    ["broken-request-accepted", "request", "/accept"],
  ],
  [
    "a wrong Content-Type accepted",
    initialize,
    requestHeader("content-type", "text/plain"),
    ["broken-request-accepted", "request", "/content-type"],
  ],
  [
    "an id that is no GUID accepted",
    overview,
    request(() => ({ path: "/broker/api/v1/filetransfer/abc" })),
    ["broken-request-accepted", "request", "/fileTransferId"],
  ],
  [
    "a search without resource accepted",
    search,
    request(() => ({ path: "/broker/api/v1/filetransfer?status=Published" })),
    ["broken-request-accepted", "request", "/resourceId"],
  ],
  [
    "an unknown status accepted",
    search,
    request(() => ({ path: "/broker/api/v1/filetransfer?resourceId=a&status=Done" })),
    ["broken-request-accepted", "request", "/status"],
  ],
  [
    "no token accepted",
    overview,
    requestHeader("authorization", null),
    ["broken-request-accepted", "request", "/authorization"],
  ],
  [
    "a good request refused for its form",
    ["getFileTransferOverview", 400, /"errors"/],
    (facts) =>
      requestHeader(
        "content-type",
        null,
      )(
        request(() => ({
          path: "/broker/api/v1/filetransfer/8c696f72-a0a7-48eb-ab20-f0032ed71119",
        }))(facts),
      ),
    ["kept-request-refused", "request", ""],
  ],
];
