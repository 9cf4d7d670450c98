/** The answer to the question how much has arrived. */
import type { Findings } from "../findings.ts";
import { showValue } from "../show-value.ts";
import { compareCounts, readByteCount } from "./byte-count.ts";
import type { TusRequest } from "./request-places.ts";
import type { TusAnswer } from "./tus-answer.ts";

/**
 * Of a part no more arrives than it is long, and a joined file is complete. Of other uploads nothing can be said: an
 * earlier attempt may have left bytes behind (`tusUploadHead` of the contract).
 */
export function judgeProgress(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const headersOf200 = `${parts.operation.contract}/responses/200/headers`;
  const isPart = parts.operation.path.includes("/partial/");
  const concat = answer.headers.get("upload-concat");
  if (concat !== undefined && (concat === "partial") !== isPart) {
    const expected = isPart ? "partial" : "final;… or none";
    const message = `expected Upload-Concat: ${expected}, received ${showValue(concat)}`;
    const place = `${headersOf200}/Upload-Concat`;
    findings.add("header-invalid", "header", "/upload-concat", place, message);
  }
  if (!isPart && concat === undefined) return;
  const length = readByteCount(answer.headers.get("upload-length"));
  const offset = readByteCount(answer.headers.get("upload-offset"));
  if (length.kind === "absent" && !isPart) {
    const message = "expected the header Upload-Length of a joined file, received none";
    const place = `${headersOf200}/Upload-Length`;
    findings.add("header-missing", "header", "/upload-length", place, message);
  }
  if (length.kind !== "count" || offset.kind !== "count") return;
  const excess = compareCounts(offset.digits, length.digits);
  if (isPart ? excess <= 0 : excess === 0) return;
  const bound = isPart ? `at most ${length.digits}` : length.digits;
  const message = `expected Upload-Offset: ${bound}, received ${offset.digits}`;
  const place = `${headersOf200}/Upload-Offset`;
  findings.add("upload-offset-wrong", "header", "/upload-offset", place, message);
}
