/** Whether the parts of one reading agree with each other. */
import type { FileTransferStatus } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import { judgeRowsAgree } from "./agreement-of-rows.ts";
import { skewMicros } from "./clock-skew.ts";
import type { SequenceFindings } from "./findings.ts";
import { areDifferent, compareInstants, instantOf, microsOf } from "./instant.ts";
import type { Reading, RecipientReading } from "./reading.ts";

/** States before the first Published. */
const beforePublished: readonly FileTransferStatus[] = [
  "Initialized",
  "UploadStarted",
  "UploadProcessing",
];

/** Adds the first disagreement of each kind. */
export function judgeAgreement(reading: Reading, findings: SequenceFindings): void {
  judgePublished(reading, findings);
  judgeTimes(reading, findings);
  if (reading.rows !== null && findings.isEmpty) judgeRowsAgree(reading, findings);
}

/** `published` is the time of the first Published. */
function judgePublished({ status, changed, body }: Reading, findings: SequenceFindings): void {
  const { published } = body;
  if (status === "Published" && areDifferent(instantOf(published), changed)) {
    const text = `expected published to be the time of Published, ${showValue(changed)}, received ${showValue(published)}`;
    findings.add("state-disagrees", "/published", text);
  } else if (typeof published === "string" && status !== null && beforePublished.includes(status)) {
    const text = `expected null in ${status}, received ${showValue(published)}`;
    findings.add("state-disagrees", "/published", text);
  }
}

/** Nothing happens to a transfer before it is created. A scan result brings its own time. */
function judgeTimes(
  { body, status, changed, recipients }: Reading,
  findings: SequenceFindings,
): void {
  const created = instantOf(body["created"]);
  if (status !== "Failed" && isEarly(changed, created)) {
    return early("/fileTransferStatusChanged", changed, created, findings);
  }
  for (let index = 0; index < recipients.length; index += 1) {
    const one = recipients[index] as RecipientReading;
    if (isEarly(one.changed, created)) {
      const pointer = `/recipients/${index}/currentRecipientFileTransferStatusChanged`;
      return early(pointer, one.changed, created, findings);
    }
  }
}

function isEarly(at: string | null, created: string | null): boolean {
  return compareInstants(at, created) < 0 && microsOf(at) < microsOf(created) - skewMicros;
}

function early(
  pointer: string,
  at: string | null,
  created: string | null,
  findings: SequenceFindings,
): void {
  const text = `expected a time after created, ${showValue(created)}, received ${showValue(at)}`;
  findings.add("time-wrong", pointer, text);
}
