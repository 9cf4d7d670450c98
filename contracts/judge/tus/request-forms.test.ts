import assert from "node:assert/strict";
import { test } from "node:test";

import { addToCount, byteCountStanding, compareCounts } from "./byte-count.ts";
import { isDayOfWeek } from "./http-date.ts";
import { uploadChecksumStanding } from "./upload-checksum.ts";
import { createKind, uploadConcatStanding } from "./upload-concat.ts";
import { uploadMetadataStanding } from "./upload-metadata.ts";

const counts = [
  [undefined, "breaks"],
  ["", "breaks"],
  ["0", "keeps"],
  ["67108864", "keeps"],
  ["9223372036854775807", "keeps"],
  ["9223372036854775808", "breaks"],
  ["00000000000000000000005", "undecided"],
  ["+5", "undecided"],
  ["-0", "undecided"],
  ["-1", "breaks"],
  ["1.5", "breaks"],
  ["1e3", "breaks"],
  ["0x10", "breaks"],
  ["abc", "breaks"],
  ["5, 6", "undecided"],
] as const;
for (const [value, expected] of counts) {
  test(`the count of bytes ${value}: ${expected}`, () => {
    assert.equal(byteCountStanding("upload-length", value, "/a").kind, expected);
  });
}

test("counts beyond what a double holds are compared exactly, and not added", () => {
  assert.ok(compareCounts("9223372036854775807", "9223372036854775806") > 0);
  assert.ok(compareCounts("999", "1000") < 0);
  assert.equal(compareCounts("10", "10"), 0);
  assert.equal(addToCount("8388608", 8_388_608), "16777216");
  assert.equal(addToCount("9223372036854775807", 1), null);
});

const own = "/broker/api/v1/filetransfer/upload/tus/8c696f72-a0a7-48eb-ab20-f0032ed71119";
const part = `${own}/partial/879c3547c17b61b46070ce50f0872c94`;
const concats = [
  [undefined, "single", "keeps"],
  ["partial", "partial", "keeps"],
  ["", "unnamedPartial", "undecided"],
  ["PARTIAL", "invalid", "breaks"],
  ["partial;x", "invalid", "breaks"],
  ["final", "invalid", "breaks"],
  ["final;", "invalid", "breaks"],
  ["FINAL;/a", "invalid", "breaks"],
  [`final;${part}`, "final", "keeps"],
  [`final;${part} https://elsewhere.example${part}`, "final", "keeps"],
  [`final;ftp://a${part}`, "final", "breaks"],
  [`final; ${part}`, "final", "breaks"],
  [`final;${part}  ${part}`, "final", "breaks"],
  [`final;${own}`, "final", "breaks"],
  ["final;partial/879c3547c17b61b46070ce50f0872c94", "final", "breaks"],
  [`final;${part.toUpperCase()}`, "final", "breaks"],
  [`final;${part}?x=1`, "final", "undecided"],
  [`final;${own}/./partial/a`, "final", "undecided"],
  [`partial, ${part}`, "undecided", "undecided"],
] as const;
for (const [value, kind, expected] of concats) {
  test(`Upload-Concat ${value} begins ${kind}: ${expected}`, () => {
    assert.equal(createKind(value), kind);
    assert.equal(uploadConcatStanding(value, `${own}/?a=b`, "/a").kind, expected);
  });
}

const metadata = [
  [undefined, "keeps"],
  ["", "keeps"],
  ["filename YS50eHQ=,filetype dGV4dC9wbGFpbg==", "keeps"],
  ["filename", "keeps"],
  ["a YQ==,", "keeps"],
  ["filå YQ==", "keeps"],
  ["filename a.txt", "breaks"],
  ["a YQ", "breaks"],
  ["a YQ==,a Yg==", "breaks"],
  [",a YQ==", "breaks"],
  ["a YQ== Yg==", "breaks"],
  ["a YQ==, b Yg==", "undecided"],
] as const;
for (const [value, expected] of metadata) {
  test(`Upload-Metadata ${value}: ${expected}`, () => {
    assert.equal(uploadMetadataStanding(value, "/a").kind, expected);
  });
}

const checksums = [
  [undefined, "keeps"],
  ["md5 XUFAKrxLKna5cZ2REBfFkg==", "keeps"],
  ["MD5 XUFAKrxLKna5cZ2REBfFkg==", "keeps"],
  ["md5 4100c4d44da9177247e44a5fc1546778", "undecided"],
  ["md5 %%%", "breaks"],
  ["md5", "breaks"],
  ["", "breaks"],
  ["sha1 YQ==", "breaks"],
] as const;
for (const [value, expected] of checksums) {
  test(`Upload-Checksum ${value}: ${expected}`, () => {
    assert.equal(uploadChecksumStanding(value, "/a").kind, expected);
  });
}

const dates = [
  ["Wed, 16 Dec 2026 13:11:22 GMT", true],
  ["Thu, 16 Dec 2026 13:11:22 GMT", false],
  ["Mon, 30 Feb 2026 10:00:00 GMT", false],
  ["Tue, 29 Feb 2028 10:00:00 GMT", true],
  ["tomorrow", true],
] as const;
for (const [value, expected] of dates) {
  test(`${value} is ${expected ? "" : "no "}day that its weekday fits, or no date`, () => {
    assert.equal(isDayOfWeek(value), expected);
  });
}
