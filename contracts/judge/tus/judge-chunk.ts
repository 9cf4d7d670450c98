/** The answer to an accepted chunk: where the upload is now. */
import type { Findings } from "../findings.ts";
import { addToCount, compareCounts, readByteCount } from "./byte-count.ts";
import { headerFinding } from "./header-finding.ts";
import type { TusRequest } from "./request-places.ts";
import { sentSize } from "./sent-size.ts";
import type { TusAnswer } from "./tus-answer.ts";

/**
 * Upload-Expires comes with what was stored, and then the offset is the sum of the one asked for and what was sent;
 * without it nothing was, and the offset is the length: no more than was asked for.
 */
export function judgeChunk(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const now = readByteCount(answer.headers.get("upload-offset"));
  const asked = readByteCount(parts.headers.get("upload-offset"));
  // What is malformed the header's own rule has told.
  if (now.kind !== "count" || asked.kind !== "count") return;
  if (!answer.headers.has("upload-expires")) {
    if (now.digits !== "0" && compareCounts(now.digits, asked.digits) <= 0) return;
    const expected = "Upload-Expires with a chunk that was stored";
    headerFinding("header-missing", "upload-expires", expected, answer, findings);
  }
  const size = sentSize(parts.request, parts.headers);
  const sum = size === null ? null : addToCount(asked.digits, size);
  if (sum === null || sum === now.digits) return;
  const expected = `${sum}, after ${size} bytes at ${asked.digits}`;
  headerFinding("upload-offset-wrong", "upload-offset", expected, answer, findings);
}
