import assert from "node:assert/strict";
import { test } from "node:test";

import { restoreSpellings } from "./restore-spellings.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const other = "558f3384-7497-4682-aa41-165356470a5b";
const cases = [
  ["an id in upper case", { FILETRANSFERID: other, fileTransferId: id }, id.toUpperCase()],
  ["an id called upper", { fileTransferIdUpper: other, fileTransferId: id }, id.toUpperCase()],
  ["an id in upper case alone", { FILETRANSFERID: other }, other.toUpperCase()],
  ["an id without dashes", { idNoDashes: other, fileTransferId: id }, id.replaceAll("-", "")],
  ["an id called plain", { fileTransferIdPlain: other }, other.replaceAll("-", "")],
  ["another id", { fileTransferId2: other, fileTransferId: id }, other],
] as const;
for (const [name, ids, expected] of cases) {
  test(`${name} is read as it was sent`, () => {
    assert.equal(restoreSpellings(`{"path":"/${other}"}`, ids), `{"path":"/${expected}"}`);
  });
}
