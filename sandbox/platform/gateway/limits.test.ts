import assert from "node:assert/strict";
import { test } from "node:test";

import { limitedOperationOf, limitedOperations, publishedLimits } from "./limits.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const cases: readonly (readonly [string, string, string | null])[] = [
  ["POST", "filetransfer", "initializeFileTransfer"],
  ["POST", "filetransfer/", "initializeFileTransfer"],
  ["GET", "FileTransfer", "searchFileTransfers"],
  ["POST", "filetransfer/upload", "initializeAndUploadFile"],
  ["POST", `filetransfer/${id}/upload`, "uploadFile"],
  ["GET", `filetransfer/${id}`, "getFileTransferOverview"],
  ["GET", `filetransfer/${id}/Details`, "getFileTransferDetails"],
  ["GET", `filetransfer/${id}/download`, "downloadFile"],
  ["POST", `filetransfer/${id}/confirmdownload`, "confirmDownload"],
  ["PATCH", `filetransfer/upload/tus/${id}`, null],
  ["POST", `filetransfer/upload/tus/${id}`, null],
  ["GET", "resource/r-1", null],
  ["GET", "filetransfers", null],
  ["DELETE", "filetransfer", null],
];
for (const [method, path, operation] of cases) {
  test(`${method} ${path} counts as ${operation ?? "nothing"}`, () =>
    assert.equal(limitedOperationOf(method, `/broker/api/v1/${path}`), operation));
}

test("search and details have the small limits, all others 120 a minute", () => {
  const small = limitedOperations.filter((operation) => publishedLimits[operation] === 10);

  assert.deepEqual(small, ["getFileTransferDetails", "searchFileTransfers"]);
  const others = limitedOperations.filter((operation) => !small.includes(operation));
  for (const operation of others) assert.equal(publishedLimits[operation], 120);
});
