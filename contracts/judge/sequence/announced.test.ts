import assert from "node:assert/strict";
import { test } from "node:test";

import { announcedInJson } from "./announced.ts";

const announcedIn = (text: string) =>
  announcedInJson({ method: "POST", path: "/", headers: [], body: { kind: "text", text } });

test("what was announced is known in the notation in which the service gives it back", () => {
  const announced = announcedIn(
    JSON.stringify({
      fileName: " a.txt",
      RESOURCEID: "urn:altinn:resource:letters",
      sendersFileTransferReference: "r",
      sender: "urn:altinn:organization:identifier-no:991825827",
      recipients: ["urn:altinn:organization:identifier-no:986252932", "9908:910568183", ""],
      propertyList: { a: "", A: "b" },
      disableVirusScan: null,
    }),
  );

  assert.deepEqual(announced, {
    fileName: " a.txt",
    resourceId: "letters",
    sendersFileTransferReference: "r",
    sender: "urn:altinn:organization:identifier-no:991825827",
    recipients: ["0192:986252932", "0192:910568183", ""],
    propertyList: { a: "", A: "b" },
    checksum: "",
    useVirusScan: true,
  });
});

test("a byte order mark before it does not matter, and null for a checksum stays", () => {
  assert.equal(announcedIn('\ufeff{"checksum":null}')?.checksum, null);
  assert.equal(announcedIn('{"disableVirusScan":true}')?.useVirusScan, false);
});

test("nothing is expected of a text that cannot be read, or that names a member in two ways", () => {
  assert.equal(announcedIn("fileName=a"), null);
  assert.equal(announcedIn('{"fileName":"a","FileName":"b"}'), null);
  assert.equal(announcedIn('{"fileName":5,"recipients":"a"}')?.fileName, undefined);
});
