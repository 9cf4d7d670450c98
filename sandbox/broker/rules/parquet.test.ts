import assert from "node:assert/strict";
import { test } from "node:test";
import { parquetFile } from "./parquet.ts";

/** This very file was read back, column by column, by an independent reader of the format. */
const known =
  "504152311500151215122c150215001506150600000500000061626364651502192c4804726f6f74" +
  "150200150c25001801412500001602191c191c26081c150c19150019180141150016021634163426" +
  "0800001634160200003b00000050415231";

test("a file begins and ends with its magic, and tells where its footer is", () => {
  const file = Buffer.from(parquetFile({ Date: ["2026-11-22", "2026-11-23"], Count: [3, 500] }));
  const footerBytes = file.readInt32LE(file.length - 8);
  const footer = file.subarray(file.length - 8 - footerBytes, file.length - 8).toString("latin1");

  assert.equal(file.subarray(0, 4).toString("latin1"), "PAR1");
  assert.equal(file.subarray(-4).toString("latin1"), "PAR1");
  assert.match(footer, /root.*Date.*Count/s);
});

test("one column of one text is, byte by byte, as a reader took it", () => {
  const file = Buffer.from(parquetFile({ A: ["abcde"] })).toString("hex");

  assert.equal(file, known);
});

test("no rows make a file as well", () => {
  const file = Buffer.from(parquetFile({ A: [] }));

  assert.equal(file.subarray(-4).toString("latin1"), "PAR1");
});
