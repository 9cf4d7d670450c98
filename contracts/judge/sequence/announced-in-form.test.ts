import assert from "node:assert/strict";
import { test } from "node:test";

import { formContent } from "./announced-in-form.ts";

const part = (name: string, text: string, rest = ""): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n${text}\r\n`;

const contentOf = (text: string) =>
  formContent({
    method: "POST",
    path: "/",
    headers: [["Content-Type", 'multipart/form-data; boundary="b"']],
    body: { kind: "text", text: `${text}--b--\r\n` },
  });

test("a form is known part by part, names in any case, of a repeated one the first", () => {
  const form = contentOf(
    part("Metadata.FileName", "a.txt") +
      part("metadata.filename", "b.txt") +
      part("Metadata.ResourceId", "urn:altinn:resource:letters") +
      part("Metadata.Sender", "0192:991825827") +
      part("Metadata.Recipients", "0192:986252932") +
      part("Metadata.Recipients", "urn:altinn:organization:identifier-no:910568183") +
      part("Metadata.Checksum", " ") +
      part("Metadata.DisableVirusScan", " TRUE ") +
      part("FileTransfer", "line\r\nline", '; filename="x"'),
  );

  assert.deepEqual(form, {
    announced: {
      fileName: "a.txt",
      sender: "0192:991825827",
      resourceId: "letters",
      recipients: ["0192:986252932", "0192:910568183"],
      propertyList: {},
      useVirusScan: false,
    },
    fileText: "line\r\nline",
  });
});

test("lists and properties in other notations are not compared", () => {
  const form = contentOf(
    part("Metadata.Recipients[0]", "0192:986252932") + part("Metadata.PropertyList[a]", "b"),
  );

  assert.deepEqual(form, { announced: { useVirusScan: true }, fileText: null });
});

test("what is no form is not known", () => {
  const body = { kind: "text", text: "{}" } as const;
  assert.equal(formContent({ method: "POST", path: "/", headers: [], body }), null);
});
