/** Answers of resumable upload, broken. The kinds of `mutations/tus-*.ts` do the rest. */
import { header, requestHeader, withoutHeader } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

const created = ["tusUploadCreate", 201, "empty"] as const;
const chunk = ["tusUploadPatch", 204, "empty"] as const;

export const uploadRows: readonly MutationRow[] = [
  [
    "an upload of another transfer",
    created,
    header(
      "location",
      "/broker/api/v1/filetransfer/upload/tus/00000000-0000-4000-8000-000000000000",
    ),
    ["location-wrong", "header", "/location"],
  ],
  [
    "an offset that is not the sum",
    chunk,
    header("upload-offset", "1"),
    ["upload-offset-wrong", "header", "/upload-offset"],
  ],
  [
    "a chunk that was stored and does not expire",
    chunk,
    withoutHeader("upload-expires"),
    ["header-missing", "header", "/upload-expires"],
  ],
  [
    "a chunk of another version accepted",
    chunk,
    requestHeader("tus-resumable", "0.2.2"),
    ["broken-request-accepted", "request", "/tus-resumable"],
  ],
  [
    "the ways of a path of resumable upload told as elsewhere",
    ["tusUploadOptions", 404, "empty"],
    ({ request, response }) => ({ request, response: { ...response, status: 405 } }),
    ["status-unexpected", "status", ""],
  ],
];
