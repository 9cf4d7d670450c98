/** Statuses and bodies that should not have come. */
import { request, requestHeader, status, text } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

const overview = ["getFileTransferOverview", 200, "full"] as const;
const range = ["downloadFile", 206, "full"] as const;

export const statusRows: readonly MutationRow[] = [
  ["a status that is not promised", overview, status(202), ["status-undocumented", "status", ""]],
  ["a 500", overview, status(500), ["status-undocumented", "status", ""]],
  ["no response", overview, status(0), ["no-response", "status", ""]],
  ["the whole file for a range", range, status(200), ["status-unexpected", "status", ""]],
  [
    "a range that nobody asked for",
    range,
    requestHeader("range", null),
    ["status-unexpected", "status", ""],
  ],
  [
    "406 for an Accept that is taken",
    ["uploadFile", 406, "full"],
    requestHeader("accept", "*/*"),
    ["status-unexpected", "status", ""],
  ],
  [
    "415 for a type that is taken",
    ["uploadFile", 415, "empty"],
    requestHeader("content-type", "application/octet-stream"),
    ["status-unexpected", "status", ""],
  ],
  [
    "405 for a method that the path has",
    ["getFileTransferOverview", 405, "empty"],
    request(() => ({ method: "get" })),
    ["status-unexpected", "status", ""],
  ],
  [
    "a body where none is promised",
    ["confirmDownload", 204, "empty"],
    text(() => "{}"),
    ["body-unexpected", "body", ""],
  ],
  [
    "a body with a refusal that has none",
    ["getFileTransferOverview", 403, "empty"],
    text(() => "no"),
    ["body-unexpected", "body", ""],
  ],
  [
    "another text with 406",
    ["uploadFile", 406, "full"],
    text(() => "no"),
    ["text-wrong", "body", ""],
  ],
];
