/** Bodies of success, broken. */
import { json, raw, text } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

const overview = ["getFileTransferOverview", 200, "full"] as const;
const details = ["getFileTransferDetails", 200, "full"] as const;
const initialize = ["initializeFileTransfer", 200, "full"] as const;
const search = ["searchFileTransfers", 200, /","/] as const;

export const bodyRows: readonly MutationRow[] = [
  [
    "a missing member",
    overview,
    json((body) => delete body["created"]),
    ["member-missing", "body", "/created"],
  ],
  [
    "a missing member further down",
    overview,
    raw(/"recipient":"[^"]*",/, ""),
    ["member-missing", "body", "/recipients/0/recipient"],
  ],
  [
    "an extra member",
    overview,
    json((body) => (body["a/b"] = 1)),
    ["member-extra", "body", "/a~1b"],
  ],
  [
    "an extra member further down",
    details,
    raw(/"fileTransferStatusText":/, '"more":1,"fileTransferStatusText":'),
    ["member-extra", "body", "/fileTransferStatusHistory/0/more"],
  ],
  [
    "an enum outsider",
    overview,
    json((body) => (body["fileTransferStatus"] = "Done")),
    ["value-outside-enum", "body", "/fileTransferStatus"],
  ],
  [
    "an enum value in another letter case",
    overview,
    json((body) => (body["fileTransferStatus"] = "published")),
    ["value-outside-enum", "body", "/fileTransferStatus"],
  ],
  [
    "a text where a number is promised",
    overview,
    json((body) => (body["fileTransferSize"] = "5")),
    ["value-wrong-type", "body", "/fileTransferSize"],
  ],
  [
    "null where it is not promised",
    overview,
    json((body) => (body["fileName"] = null)),
    ["value-wrong-type", "body", "/fileName"],
  ],
  [
    "a property value that is no text",
    overview,
    json((body) => (body["propertyList"] = { a: 1 })),
    ["value-wrong-type", "body", "/propertyList/a"],
  ],
  [
    "a negative size",
    overview,
    json((body) => (body["fileTransferSize"] = -1)),
    ["value-out-of-bounds", "body", "/fileTransferSize"],
  ],
  [
    "a size beyond int64",
    overview,
    raw(/"fileTransferSize":\d+/, '"fileTransferSize":9223372036854775808'),
    ["number-inexact", "body", "/fileTransferSize"],
  ],
  [
    "a size with a fraction",
    overview,
    raw(/"fileTransferSize":(\d+)/, '"fileTransferSize":$1.0'),
    ["number-inexact", "body", "/fileTransferSize"],
  ],
  [
    "a date without offset",
    overview,
    raw(/("created":"[^"+]*)\+00:00/, "$1"),
    ["value-malformed", "body", "/created"],
  ],
  [
    "a date with a blank for T",
    overview,
    raw(/("created":"[\d-]+)T/, "$1 "),
    ["value-malformed", "body", "/created"],
  ],
  [
    "a day that does not exist",
    overview,
    raw(/"created":"(\d{4})-\d\d-\d\d/, '"created":"$1-02-30'),
    ["value-malformed", "body", "/created"],
  ],
  [
    "an id in upper case",
    initialize,
    text((body) => body.replace(/[0-9a-f]{8}-/, (id) => id.toUpperCase().replace(/\d/, "A"))),
    ["value-malformed", "body", "/fileTransferId"],
  ],
  [
    "a recipient in another form",
    overview,
    raw(/"recipient":"0192:/, '"recipient":"0193:'),
    ["value-malformed", "body", "/recipients/0/recipient"],
  ],
  [
    "a key that occurs twice",
    overview,
    raw('"fileName":', '"fileName":"a","fileName":'),
    ["key-repeated", "body", "/fileName"],
  ],
  [
    "a property key that occurs twice",
    overview,
    raw(/"propertyList":\{[^}]*\}/, '"propertyList":{"a":"1","a":"1"}'),
    ["key-repeated", "body", "/propertyList/a"],
  ],
  [
    "a key twice further down",
    overview,
    raw(/"recipient":"([^"]*)"/, '"recipient":"$1","recipient":"$1"'),
    ["key-repeated", "body", "/recipients/0/recipient"],
  ],
  [
    "a body that is no JSON",
    overview,
    text((body) => body.slice(0, -1)),
    ["body-unparsable", "body", ""],
  ],
  [
    "a body that is another JSON value",
    overview,
    text(() => "[]"),
    ["value-wrong-type", "body", ""],
  ],
  ["no body where one is promised", overview, text(() => ""), ["body-missing", "body", ""]],
  [
    "an id twice in a list",
    search,
    raw(/^\["([^"]*)"/, '["$1","$1"'),
    ["item-repeated", "body", "/1"],
  ],
  [
    "more than 100 ids",
    search,
    text(() =>
      JSON.stringify(
        Array.from(
          { length: 101 },
          (_, index) => `8c696f72-a0a7-48eb-ab20-f0032ed71${String(index + 100)}`,
        ),
      ),
    ),
    ["value-out-of-bounds", "body", ""],
  ],
];
