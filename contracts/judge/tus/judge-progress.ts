/** The answer to the question how much has arrived. */
import type { Findings } from "../findings.ts";
import { compareCounts, readByteCount } from "./byte-count.ts";
import { headerFinding } from "./header-finding.ts";
import type { TusRequest } from "./request-places.ts";
import type { TusAnswer } from "./tus-answer.ts";

/**
 * Of a part no more arrives than it is long, and a joined file is complete. Of other uploads nothing can be said: an
 * earlier attempt may have left bytes behind (`tusUploadHead` of the contract).
 */
export function judgeProgress(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const isPart = parts.operation.path.includes("/partial/");
  const concat = answer.headers.get("upload-concat");
  if (concat !== undefined && (concat === "partial") !== isPart) {
    const expected = isPart ? "partial" : "final;… or none";
    headerFinding("header-invalid", "upload-concat", expected, answer, findings);
  }
  if (!isPart && concat === undefined) return;
  const length = readByteCount(answer.headers.get("upload-length"));
  const offset = readByteCount(answer.headers.get("upload-offset"));
  if (length.kind === "absent" && !isPart) {
    const expected = "Upload-Length with a joined file";
    headerFinding("header-missing", "upload-length", expected, answer, findings);
  }
  if (length.kind !== "count" || offset.kind !== "count") return;
  const excess = compareCounts(offset.digits, length.digits);
  if (isPart ? excess <= 0 : excess === 0) return;
  const expected = `${isPart ? "at most " : ""}${length.digits}`;
  headerFinding("upload-offset-wrong", "upload-offset", expected, answer, findings);
}
