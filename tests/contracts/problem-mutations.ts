/** Problem objects, broken. */
import { json, raw, text } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

const missing = ["getFileTransferOverview", 404, "full"] as const;
const invalid = ["initializeFileTransfer", 400, /"errors"/] as const;

export const problemRows: readonly MutationRow[] = [
  [
    "a problem without its code",
    missing,
    raw(/"code":"[^"]*",/, ""),
    ["member-missing", "body", "/code"],
  ],
  [
    "a code that nobody knows",
    missing,
    raw("BRO-00001", "BRO-09999"),
    ["problem-code-unknown", "body", "/code"],
  ],
  [
    "a code of another status",
    missing,
    raw("BRO-00001", "BRO-00004"),
    ["problem-code-misplaced", "body", "/code"],
  ],
  [
    "a code of another operation",
    ["confirmDownload", 400, /"code"/],
    raw(/BRO-\d{5}/, "BRO-00011"),
    ["problem-code-misplaced", "body", "/code"],
  ],
  [
    "a problem that names another status",
    missing,
    raw('"status":404', '"status":400'),
    ["problem-status-differs", "body", "/status"],
  ],
  [
    "a problem with another title",
    missing,
    raw('"title":"Not Found"', '"title":"Gone"'),
    ["problem-constant-differs", "body", "/title"],
  ],
  [
    "two trace ids that differ",
    missing,
    raw(/"traceId":"00-./, '"traceId":"00-f'),
    ["key-repeated", "body", "/traceId"],
  ],
  [
    "another key of a problem twice",
    missing,
    raw('"status":404', '"status":404,"status":404'),
    ["key-repeated", "body", "/status"],
  ],
  [
    "a problem that was emptied",
    ["getFileTransferOverview", 401, "full"],
    text(() => ""),
    ["body-missing", "body", ""],
  ],
  [
    "a validation problem without errors",
    invalid,
    json((body) => delete body["errors"]),
    ["member-missing", "body", "/errors"],
  ],
  [
    "an error message that is no list",
    invalid,
    json((body) => (body["errors"] = { FileName: "x" })),
    ["value-wrong-type", "body", "/errors/FileName"],
  ],
];
