/** What the TUS protocol demands of an answer beside its shape: offsets, places, and what it says to the request. */
import type { Findings } from "../findings.ts";
import { compareCounts, readByteCount } from "./byte-count.ts";
import { headerFinding } from "./header-finding.ts";
import { isDayOfWeek } from "./http-date.ts";
import { judgeChunk } from "./judge-chunk.ts";
import { judgeCreated } from "./judge-created.ts";
import { judgeProgress } from "./judge-progress.ts";
import { judgeTusRefusal } from "./judge-tus-refusal.ts";
import { firstBrokenPart, type TusRequest } from "./request-places.ts";
import type { TusAnswer } from "./tus-answer.ts";

export function judgeTus(parts: TusRequest, answer: TusAnswer, findings: Findings): void {
  const { status } = answer.response;
  if (status >= 500 && status !== 503) return;
  if (status >= 400) {
    judgeTusRefusal(parts, answer, findings);
    return;
  }
  const broken = firstBrokenPart(parts);
  if (broken !== null && !isPastEnd(parts, answer)) {
    const message = `expected 4xx since ${broken.message}, received ${status}`;
    findings.add("broken-request-accepted", "request", broken.pointer, broken.contract, message);
  }
  judgeExpiry(answer, findings);
  if (status === 201) judgeCreated(parts, answer, findings);
  else if (parts.operation.method === "HEAD") judgeProgress(parts, answer, findings);
  else if (parts.operation.method === "PATCH") judgeChunk(parts, answer, findings);
}

/** A chunk at or past the end is answered before anything but its offset is looked at. */
function isPastEnd({ operation, headers }: TusRequest, answer: TusAnswer): boolean {
  if (operation.method !== "PATCH" || answer.headers.has("upload-expires")) return false;
  const asked = readByteCount(headers.get("upload-offset"));
  const length = readByteCount(answer.headers.get("upload-offset"));
  return (
    asked.kind === "count" &&
    length.kind === "count" &&
    length.digits !== "0" &&
    compareCounts(length.digits, asked.digits) <= 0
  );
}

function judgeExpiry(answer: TusAnswer, findings: Findings): void {
  const value = answer.headers.get("upload-expires");
  if (value === undefined || isDayOfWeek(value)) return;
  headerFinding("header-invalid", "upload-expires", "the weekday of its date", answer, findings);
}
