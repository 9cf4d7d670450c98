import assert from "node:assert/strict";
import { test } from "node:test";

import { isUsualForm } from "./usual-form.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const other = "8c696f72-a0a7-48eb-ab20-f0032ed71120";
const recipient = `{"recipient":"0192:986252932","currentRecipientFileTransferStatusCode":"Initialized","currentRecipientFileTransferStatusText":"t","currentRecipientFileTransferStatusChanged":"2026-11-22T12:56:50Z"}`;
const overview = (properties: string): string =>
  `{"fileTransferId":"${id}","resourceId":"r","fileName":"a.txt","sendersFileTransferReference":"s","checksum":null,"useVirusScan":true,"fileTransferSize":5,"fileTransferStatus":"Published","fileTransferStatusText":"t","fileTransferStatusChanged":"2024-12-30T00:00:00.1+00:00","created":"2026-11-22T12:56:50Z","expirationTime":"2026-12-22T12:56:50+00:00","sender":"0192:991825827","recipients":[${recipient}],"propertyList":{${properties}},"published":"2026-11-22T12:56:50Z"}`;

const withRecipients = (recipients: string): string => overview("").replace(recipient, recipients);

const cases = [
  {
    name: "two recipients",
    schema: "FileTransferOverview",
    text: withRecipients(`${recipient},${recipient}`),
    expected: true,
  },
  {
    name: "two recipients without a comma",
    schema: "FileTransferOverview",
    text: withRecipients(recipient + recipient),
    expected: false,
  },
  {
    name: "a comma too many",
    schema: "FileTransferOverview",
    text: withRecipients(`${recipient},`),
    expected: false,
  },
  {
    name: "no recipients",
    schema: "FileTransferOverview",
    text: withRecipients(""),
    expected: false,
  },
  {
    name: "Published without its time",
    schema: "FileTransferOverview",
    text: overview("").replace(/"published":"[^"]*"/, '"published":null'),
    expected: false,
  },
  {
    name: "not yet Published",
    schema: "FileTransferOverview",
    text: overview("")
      .replace(/"published":"[^"]*"/, '"published":null')
      .replace('"Published"', '"Initialized"'),
    expected: true,
  },
  {
    name: "a checksum as it was given",
    schema: "FileTransferOverview",
    text: overview("").replace('"checksum":null', `"checksum":"${"z".repeat(32)}"`),
    expected: false,
  },
  {
    name: "a time of another zone",
    schema: "FileTransferOverview",
    text: overview("").replace("50+00:00", "50+01:00"),
    expected: false,
  },
  {
    name: "an escape",
    schema: "FileTransferOverview",
    text: overview("").replace("a.txt", 'a\\"b'),
    expected: false,
  },
  {
    name: "a 31st",
    schema: "FileTransferOverview",
    text: overview("").replace("12-30", "12-31"),
    expected: false,
  },
  { name: "an overview", schema: "FileTransferOverview", text: overview(""), expected: true },
  {
    name: "properties that differ",
    schema: "FileTransferOverview",
    text: overview('"a":"1","b":"}"'),
    expected: true,
  },
  {
    name: "a property twice",
    schema: "FileTransferOverview",
    text: overview('"a":"1","a":"1"'),
    expected: false,
  },
  {
    name: "a property twice by an escape",
    schema: "FileTransferOverview",
    text: overview('"a":"1","\\u0061":"1"'),
    expected: false,
  },
  {
    name: "a size that JSON reads inexactly",
    schema: "FileTransferOverview",
    text: overview("").replace(":5,", ":9223372036854775808,"),
    expected: false,
  },
  {
    name: "a leap day",
    schema: "FileTransferOverview",
    text: overview("").replace("2024-12-30", "2023-02-29"),
    expected: false,
  },
  {
    name: "white space, which is legal but not usual",
    schema: "FileTransferOverview",
    text: overview("").replace(",", ", "),
    expected: false,
  },
  {
    name: "ids that differ",
    schema: "FileTransferIds",
    text: `["${id}","${other}"]`,
    expected: true,
  },
  { name: "an id twice", schema: "FileTransferIds", text: `["${id}","${id}"]`, expected: false },
  { name: "no ids", schema: "FileTransferIds", text: "[]", expected: true },
  {
    name: "more than 100 ids",
    schema: "FileTransferIds",
    text: JSON.stringify(Array.from({ length: 101 }, (_, n) => id.slice(0, -3) + String(n + 100))),
    expected: false,
  },
  {
    name: "a schema without usual form",
    schema: "ApplicationProblem",
    text: "{}",
    expected: false,
  },
] as const;
for (const { name, schema, text, expected } of cases) {
  test(`${name}: ${expected ? "accepted" : "left to the full judge"}`, () => {
    assert.equal(isUsualForm(schema, text), expected);
  });
}
