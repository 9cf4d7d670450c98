import assert from "node:assert/strict";
import { test } from "node:test";

import { operationOfPath, resolveOperation, routeOf, routeOfMeant } from "./resolve-operation.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const base = "/broker/api/v1";

const cases = [
  ["POST", `${base}/filetransfer`, "initializeFileTransfer"],
  ["get", `${base}/filetransfer?resourceId=a`, "searchFileTransfers"],
  ["GET", `${base}/FileTransfer/${id}/`, "getFileTransferOverview"],
  ["GET", `${base}/filetransfer/upload`, "getFileTransferOverview"],
  ["GET", `${base}/filetransfer/${id}/details?x=1#y`, "getFileTransferDetails"],
  ["POST", `${base}/filetransfer/${id}/upload`, "uploadFile"],
  ["GET", `https://broker.example${base}/filetransfer/${id}/download`, "downloadFile"],
  ["PUT", `${base}/resource/a%2Fb`, "configureResource"],
  ["POST", `${base}/filetransfer/upload`, "initializeAndUploadFile"],
  ["DELETE", `${base}/filetransfer/${id}`, null],
  ["GET", `${base}//filetransfer/${id}`, null],
  ["GET", `${base}/resource/`, null],
  ["GET", `${base}/resource/..`, null],
  ["GET", "/Health/", "health"],
  ["GET", "/swagger", null],
  ["OPTIONS", `${base}/filetransfer/upload/tus`, "tusUploadOptions"],
  ["OPTIONS", `${base}/filetransfer/upload/tus/abc/`, "tusUploadOptions"],
  ["options", `${base}/filetransfer/upload/tus/${id}/partial/a`, "tusUploadOptions"],
  ["OPTIONS", `${base}/filetransfer/upload/tus/${id}/partial`, null],
  ["OPTIONS", `${base}/filetransfer/upload/tus/${id}/partial/a/b`, null],
  ["POST", `${base}/filetransfer/upload/tus/`, "tusUploadCreate"],
  ["POST", `${base}/filetransfer/upload/tus/${id}/PARTIAL/a`, "tusUploadCreate"],
  ["POST", `${base}/filetransfer/upload/tus/${id}/a`, null],
  ["HEAD", `${base}/filetransfer/upload/tus`, null],
  ["HEAD", `${base}/filetransfer/upload/tus/${id}`, "tusUploadHead"],
  ["PATCH", `${base}/filetransfer/upload/tus/${id}?a=b`, "tusUploadPatch"],
  ["DELETE", `${base}/filetransfer/upload/tus/${id}/partial/a`, "tusPartialUploadDelete"],
  ["HEAD", `${base}/filetransfer/upload/tus/${id}/partial/`, "tusPartialUploadHead"],
  ["PATCH", `${base}/filetransfer/upload/tus/${id}/a`, "tusPartialUploadPatch"],
  ["GET", `${base}/filetransfer/upload/tus/${id}`, null],
] as const;
for (const [method, path, expected] of cases) {
  test(`${method} ${path} is ${expected ?? "no operation"}`, () => {
    assert.equal(resolveOperation(method, path), expected);
  });
}

test("a path that is known for other methods only tells them, and what it answers", () => {
  const others = (path: string) => {
    const route = routeOf("TRACE", `${base}${path}`);
    assert.equal(route.kind, "method");
    return { methods: route.methods, statuses: Object.keys(route.others.responses) };
  };

  assert.deepEqual(others("/serviceowner"), { methods: ["GET", "POST"], statuses: ["405"] });
  assert.deepEqual(others("/filetransfer/upload").methods, ["GET", "POST"]);
  assert.deepEqual(others(`/filetransfer/upload/tus/${id}`).statuses, ["401", "403", "404"]);
  assert.equal(operationOfPath(`${base}/serviceowner`), "initializeServiceOwner");
  assert.equal(operationOfPath(`${base}/filetransfer/upload/tus/${id}/a`), "tusPartialUploadHead");
  assert.equal(operationOfPath("/swagger"), null);
});

test("the short way for the operation that was meant agrees with the long one", () => {
  for (const [method, path] of cases) {
    const long = routeOf(method, path);
    for (const meant of ["getFileTransferOverview", "uploadFile", "getResource"] as const) {
      assert.deepEqual(routeOfMeant(meant, method, path), long);
    }
    if (long.kind === "operation")
      assert.deepEqual(routeOfMeant(long.operationId, method, path), long);
  }
});
