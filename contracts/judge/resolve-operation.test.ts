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
] as const;
for (const [method, path, expected] of cases) {
  test(`${method} ${path} is ${expected ?? "no operation"}`, () => {
    assert.equal(resolveOperation(method, path), expected);
  });
}

test("a path that is known for other methods only tells them", () => {
  assert.deepEqual(routeOf("PATCH", `${base}/serviceowner`), {
    kind: "method",
    methods: ["GET", "POST"],
  });
  assert.deepEqual(routeOf("PATCH", `${base}/filetransfer/upload`), {
    kind: "method",
    methods: ["GET", "POST"],
  });
  assert.equal(operationOfPath(`${base}/serviceowner`), "initializeServiceOwner");
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
