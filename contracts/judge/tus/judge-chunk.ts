/** The answer to an accepted chunk: where the upload is now. */
import type { Findings } from "../findings.ts";
import { showValue } from "../show-value.ts";
import { addToCount, compareCounts, readByteCount } from "./byte-count.ts";
import type { TusRequest } from "./request-places.ts";
import { sentSize } from "./sent-size.ts";
import type { TusAnswer } from "./tus-answer.ts";

/**
 * Upload-Expires comes with what was stored, and then the offset is the sum of the one asked for and what was sent;
 * without it nothing was, and the offset is the length: no more than was asked for.
 */
export function judgeChunk(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const headersOf204 = `${parts.operation.contract}/responses/204/headers`;
  const value = answer.headers.get("upload-offset");
  const now = readByteCount(value);
  const asked = readByteCount(parts.headers.get("upload-offset"));
  // What is malformed the header's own rule has told.
  if (now.kind !== "count" || asked.kind !== "count") return;
  if (!answer.headers.has("upload-expires")) {
    if (now.digits !== "0" && compareCounts(now.digits, asked.digits) <= 0) return;
    const message = "expected Upload-Expires with a chunk that was stored, received none";
    const place = `${headersOf204}/Upload-Expires`;
    findings.add("header-missing", "header", "/upload-expires", place, message);
  }
  const size = sentSize(parts.request, parts.headers);
  const expected = size === null ? null : addToCount(asked.digits, size);
  if (expected === null || expected === now.digits) return;
  const message = `expected Upload-Offset: ${expected} after ${size} bytes at ${asked.digits}, received ${showValue(value)}`;
  const place = `${headersOf204}/Upload-Offset`;
  findings.add("upload-offset-wrong", "header", "/upload-offset", place, message);
}
