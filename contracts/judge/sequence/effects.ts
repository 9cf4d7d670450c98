/** Whether a reading shows what the calls before it did, and nothing that they did not do. */
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import { areDifferent, compareInstants } from "./instant.ts";
import { placeOf, type Reading, type RecipientReading } from "./reading.ts";
import type { PartyState, TransferState } from "./transfer-state.ts";

/** Calls that were answered with success have had their effect. */
export function judgeEffects(
  transfer: TransferState,
  reading: Reading,
  findings: SequenceFindings,
): void {
  const { status } = reading;
  const { uploads } = transfer;
  if (uploads.taken > 0 && isBeforeEnd(reading)) {
    const text = `expected UploadProcessing or later, for the upload was answered 200, received ${status}`;
    findings.add("effect-missing", "/fileTransferStatus", text);
  }
  for (let index = 0; index < transfer.parties.length; index += 1) {
    judgeParty(transfer, transfer.parties[index] as PartyState, reading, findings);
  }
  judgeConfirmations(transfer, reading, findings);
  judgeRefusal(transfer, reading, findings);
}

/** After a 200 the bytes are stored; where a scan follows, it is UploadProcessing at once. */
function isBeforeEnd({ status, body }: Reading): boolean {
  if (status === "Initialized") return true;
  return status === "UploadStarted" && body["useVirusScan"] === true;
}

function judgeParty(
  { latest }: TransferState,
  party: PartyState,
  { recipients }: Reading,
  findings: SequenceFindings,
): void {
  const { recipient, hasDownloaded, hasConfirmed, since } = party;
  const index = placeOf(recipients, recipient);
  const pointer = `/recipients/${index}/currentRecipientFileTransferStatus`;
  const now = recipients[index];
  if (now === undefined) {
    if (!hasDownloaded) return;
    const text = `expected ${recipient}, which has downloaded, received ${showValue(recipients.map((one) => one.recipient))}`;
    findings.add("effect-missing", "/recipients", text);
  } else if (hasConfirmed && now.rank >= 0 && now.rank < 2) {
    const text = `expected DownloadConfirmed, for its confirmation was answered 204, received ${now.status}`;
    findings.add("effect-missing", `${pointer}Code`, text);
  } else if (hasDownloaded && now.rank === 0) {
    const text = `expected DownloadStarted or later, for it has downloaded, received ${now.status}`;
    findings.add("effect-missing", `${pointer}Code`, text);
  } else if (since.full > 0 && latest !== null) {
    const before = latest.recipients[placeOf(latest.recipients, recipient)];
    if (before === undefined || !(compareInstants(now.changed, before.changed) <= 0)) return;
    const text = `expected a time after ${showValue(before.changed)}, for it has downloaded since, received ${showValue(now.changed)}`;
    findings.add("effect-missing", `${pointer}Changed`, text);
  }
}

/** The last confirmation ends the transfer, and nothing else does. */
function judgeConfirmations(
  transfer: TransferState,
  { status, recipients }: Reading,
  findings: SequenceFindings,
): void {
  if (status !== "Published" && status !== "AllConfirmedDownloaded") return;
  let areConfirmed = recipients.length > 0;
  for (let index = 0; index < recipients.length; index += 1) {
    const one = recipients[index] as RecipientReading;
    if (one.rank !== 2) areConfirmed = false;
    if (status === "AllConfirmedDownloaded" && isOutstanding(transfer, one)) {
      const text = `expected DownloadConfirmed in AllConfirmedDownloaded, received ${one.status}`;
      const pointer = `/recipients/${index}/currentRecipientFileTransferStatusCode`;
      findings.add("effect-unexpected", pointer, text);
      return;
    }
  }
  if (status !== "Published" || !areConfirmed) return;
  const text =
    "expected AllConfirmedDownloaded, for every recipient has confirmed, received Published";
  findings.add("effect-missing", "/fileTransferStatus", text);
}

/** Who is no recipient and downloads after the last confirmation stands there without one. */
function isOutstanding(
  { announced }: TransferState,
  { rank, recipient }: RecipientReading,
): boolean {
  return rank === 0 || (rank === 1 && announced?.recipients?.includes(recipient) === true);
}

/** A call was refused because the transfer was not Published, and it was so before and after. */
function judgeRefusal(
  { latest, refusedAs }: TransferState,
  { status, changed }: Reading,
  findings: SequenceFindings,
): void {
  if (refusedAs === null || latest?.status !== "Published" || status !== "Published") return;
  if (areDifferent(latest.changed, changed)) return;
  const { operationId, code } = refusedAs;
  const text = `expected another state than Published, for ${operationId} was refused with ${code} meanwhile, received Published`;
  findings.add("answer-contradicts-state", "/fileTransferStatus", text);
}
