/** Overview and details: what a reading shows, against all that was seen before it. */
import { judgeAgreement } from "./agreement.ts";
import { judgeCauses } from "./causes.ts";
import { judgeEcho } from "./echo.ts";
import { judgeEffects } from "./effects.ts";
import { judgeExpiry } from "./expiry.ts";
import type { SequenceFindings } from "./findings.ts";
import { judgeHistories, keepRows } from "./histories.ts";
import { judgeConstants, judgeProgress } from "./progress.ts";
import { type Reading, readingOf } from "./reading.ts";
import type { Sequence } from "./sequence.ts";
import { judgeSize } from "./sizes.ts";
import type { PartyState, TransferState } from "./transfer-state.ts";

/**
 * @param text body of a 200
 * @param isSerial every exchange of this transfer that was seen before was over when this one began
 */
export function judgeReading(
  sequence: Sequence,
  transfer: TransferState,
  text: string,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const { latest } = transfer;
  // A poll that says the same once more, with nothing between.
  if (isSerial && latest !== null && transfer.isQuiet && latest.text === text) return;
  const reading = readingOf(text);
  if (reading === null) return;
  if (!judgeId(transfer.id, reading, findings)) return;
  judgeAgreement(reading, findings);
  if (transfer.announced !== null) judgeEcho(transfer.announced, reading, findings);
  if (latest !== null) judgeConstants(transfer, latest, reading, findings);
  judgeExpiry(transfer, reading, findings);
  if (isSerial) {
    if (latest !== null) judgeProgress(transfer, latest, reading, findings);
    judgeSize(sequence, transfer, reading, findings);
    judgeHistories(transfer, reading, findings);
    judgeEffects(transfer, reading, findings);
    const isKnown = transfer.isOwn && !transfer.isUnsure;
    // What contradicts itself says nothing of its causes.
    if (sequence.options.isAlone === true && isKnown && findings.isEmpty) {
      judgeCauses(transfer, reading, findings);
    }
  }
  // A reading that contradicts is not believed: the next one would contradict it.
  if (!findings.isEmpty) return;
  keepRows(transfer, reading);
  if (!isSerial) return;
  transfer.latest = reading;
  transfer.isUnsure = false;
  transfer.isQuiet = true;
  transfer.refusedAs = null;
  for (let index = 0; index < transfer.parties.length; index += 1) {
    const { since } = transfer.parties[index] as PartyState;
    since.full = 0;
    since.downloads = 0;
    since.confirms = 0;
  }
}

/** Whether the answer is of the transfer that was asked for. */
function judgeId(id: string, { body }: Reading, findings: SequenceFindings): boolean {
  const answered = body["fileTransferId"];
  if (typeof answered !== "string" || answered === id) return true;
  const message = `expected ${id}, which was asked for, received ${answered}`;
  findings.add("echo-differs", "/fileTransferId", message);
  return false;
}
