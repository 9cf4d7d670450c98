import assert from "node:assert/strict";
import { test } from "node:test";

import { effectiveMethod } from "./effective-method.ts";

const upload = "/broker/api/v1/filetransfer/upload/tus/8c696f72-a0a7-48eb-ab20-f0032ed71119";
const collection = "/broker/api/v1/filetransfer/upload/tus/";
const cases = [
  ["GET", "HEAD", upload, "HEAD"],
  ["put", "patch", upload, "PATCH"],
  ["DELETE", "PATCH", upload.toUpperCase(), "PATCH"],
  ["FOO", "DELETE", upload, "DELETE"],
  ["POST", "OPTIONS", upload, "OPTIONS"],
  ["OPTIONS", "POST", upload, "POST"],
  ["POST", "PATCH", upload, "POST as PATCH"],
  ["PATCH", "POST", upload, "PATCH as POST"],
  ["HEAD", "GET", upload, "GET"],
  ["GET", "OPTIONS", upload, "GET as OPTIONS"],
  ["GET", "OPTIONS", collection, "OPTIONS"],
  ["GET", "HEAD", collection, "GET as HEAD"],
  ["POST", "", upload, "POST"],
  ["POST", "DELETE", "/broker/api/v1/filetransfer", "POST"],
] as const;
for (const [method, asked, path, expected] of cases) {
  test(`${method} with an override to ${asked} of ${path} is ${expected}`, () => {
    const headers = new Map([["x-http-method-override", asked]]);

    const effective = effectiveMethod({ method, path }, headers, {
      status: 404,
      headers: new Map(),
    });

    assert.equal(effective, expected);
  });
}

test("a chunk past the end is answered by the real method alone", () => {
  const headers = new Map([["x-http-method-override", "HEAD"]]);
  const answer = { status: 204, headers: new Map([["upload-offset", "10"]]) };

  assert.equal(effectiveMethod({ method: "PATCH", path: upload }, headers, answer), "PATCH");
  assert.equal(effectiveMethod({ method: "PUT", path: upload }, headers, answer), "HEAD");
});
