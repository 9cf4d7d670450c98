/** The answer to a create: where the upload is, how much of it, and until when. */
import type { Findings } from "../findings.ts";
import { decoded } from "../request-parameters.ts";
import { compareCounts, readByteCount } from "./byte-count.ts";
import { headerFinding } from "./header-finding.ts";
import type { TusRequest } from "./request-places.ts";
import { sentSize } from "./sent-size.ts";
import { uploadChecksumStanding } from "./upload-checksum.ts";
import { createKind, type CreateKind } from "./upload-concat.ts";
import type { TusAnswer } from "./tus-answer.ts";

const location =
  /^\/broker\/api\/v1\/filetransfer\/upload\/tus\/([0-9a-f-]{36})(\/partial\/[0-9a-f]{32})?$/;

export function judgeCreated(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const kind = createKind(parts.headers.get("upload-concat"));
  judgeLocation(kind, parts, answer, findings);
  const length = readByteCount(parts.headers.get("upload-length"));
  const isExpiring =
    length.kind === "count" && (kind === "partial" || (kind === "single" && length.digits !== "0"));
  if (isExpiring && !answer.headers.has("upload-expires")) {
    const expected = "Upload-Expires with an upload that was begun";
    headerFinding("header-missing", "upload-expires", expected, answer, findings);
  }
  judgeFirstChunk(kind, parts, answer, findings);
}

/** A path of the transfer asked for, and of a part where one was asked for. */
function judgeLocation(
  kind: CreateKind,
  parts: TusRequest,
  answer: TusAnswer,
  findings: Findings,
): void {
  const value = answer.headers.get("location");
  const [match, id = "", part] = location.exec(value ?? "") ?? [];
  // Missing or malformed: the header's own rule has said so.
  if (match === undefined) return;
  const asked = decoded(parts.route.parameter).toLowerCase();
  const isOther = /^[{(]?[0-9a-f-]{32,36}[)}]?$/.test(asked) && digitsOf(asked) !== digitsOf(id);
  const isPart = part !== undefined;
  const isDecided = kind !== "undecided" && kind !== "invalid";
  const isOfOtherKind = isDecided && isPart !== (kind === "partial" || kind === "unnamedPartial");
  if (!isOther && !isOfOtherKind) return;
  const what = isOther ? `the transfer ${asked}` : isPart ? "the upload" : "a part";
  headerFinding("location-wrong", "location", `the path of ${what}`, answer, findings);
}

function digitsOf(id: string): string {
  return id.replace(/[^0-9a-f]/g, "");
}

/** A body is the first chunk where its media type is right and the upload is long enough, and dropped elsewhere. */
function judgeFirstChunk(
  kind: CreateKind,
  parts: TusRequest,
  answer: TusAnswer,
  findings: Findings,
): void {
  const size = sentSize(parts.request, parts.headers);
  const length = readByteCount(parts.headers.get("upload-length"));
  // A checksum of another algorithm than md5 keeps the body out.
  const checksum = uploadChecksumStanding(parts.headers.get("upload-checksum"), "");
  const isPlain = (kind === "single" || kind === "partial") && checksum.kind === "keeps";
  if (!isPlain || size === null || length.kind !== "count" || length.digits === "0") return;
  const value = answer.headers.get("upload-offset");
  if (value === undefined) {
    if (size === 0) return;
    const expected = "Upload-Offset since a body came";
    headerFinding("header-missing", "upload-offset", expected, answer, findings);
    return;
  }
  const type = parts.headers.get("content-type")?.toLowerCase();
  const isTaken =
    type === "application/offset+octet-stream" && compareCounts(String(size), length.digits) <= 0;
  const expected = isTaken ? String(size) : "0";
  if (readByteCount(value).kind !== "count" || value === expected) return;
  const what = `${expected}, of ${size} bytes`;
  headerFinding("upload-offset-wrong", "upload-offset", what, answer, findings);
}
