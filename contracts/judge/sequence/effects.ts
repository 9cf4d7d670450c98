/** Whether a reading shows what the calls before it did, and nothing that they did not do. */
import { showValue } from "../show-value.ts";
import { afterLastColon } from "./announced.ts";
import type { SequenceFindings } from "./findings.ts";
import { instantText } from "./instant.ts";
import { rankOf } from "./progress.ts";
import type { Reading, RecipientReading } from "./reading.ts";
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
  for (const [organization, party] of transfer.parties) {
    judgeParty(transfer, organization, party, reading, findings);
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
  organization: string,
  party: PartyState,
  { recipients }: Reading,
  findings: SequenceFindings,
): void {
  const { hasDownloaded, hasConfirmed, since } = party;
  const index = indexOf(recipients, organization);
  const pointer = `/recipients/${index}/currentRecipientFileTransferStatus`;
  const now = recipients[index];
  if (now === undefined) {
    if (!hasDownloaded) return;
    const text = `expected 0192:${organization}, which has downloaded, received ${showValue(recipients.map(({ recipient }) => recipient))}`;
    findings.add("effect-missing", "/recipients", text);
    return;
  }
  const rank = rankOf(now.status);
  if (hasConfirmed && rank >= 0 && rank < 2) {
    const text = `expected DownloadConfirmed, for its confirmation was answered 204, received ${now.status}`;
    findings.add("effect-missing", `${pointer}Code`, text);
  } else if (hasDownloaded && rank === 0) {
    const text = `expected DownloadStarted or later, for it has downloaded, received ${now.status}`;
    findings.add("effect-missing", `${pointer}Code`, text);
  } else if (since.full > 0 && latest !== null) {
    const before = latest.recipients[indexOf(latest.recipients, organization)];
    if (before === undefined || !(now.changed <= before.changed)) return;
    const text = `expected a time after ${instantText(before.changed)}, for it has downloaded since, received ${instantText(now.changed)}`;
    findings.add("effect-missing", `${pointer}Changed`, text);
  }
}

/** The last confirmation ends the transfer, and nothing else does. */
function judgeConfirmations(
  { announced }: TransferState,
  { status, recipients }: Reading,
  findings: SequenceFindings,
): void {
  const isConfirmed = (one: RecipientReading): boolean => one.status === "DownloadConfirmed";
  if (status === "Published" && recipients.length > 0 && recipients.every(isConfirmed)) {
    const text =
      "expected AllConfirmedDownloaded, for every recipient has confirmed, received Published";
    findings.add("effect-missing", "/fileTransferStatus", text);
  }
  if (status !== "AllConfirmedDownloaded") return;
  // Who is no recipient and downloads afterwards stands there without a confirmation.
  const outstanding = recipients.findIndex(
    (one) =>
      one.status === "Initialized" ||
      (one.status === "DownloadStarted" && announced?.recipients?.includes(one.recipient) === true),
  );
  const one = recipients[outstanding];
  if (one === undefined) return;
  const text = `expected DownloadConfirmed in AllConfirmedDownloaded, received ${one.status}`;
  findings.add(
    "effect-unexpected",
    `/recipients/${outstanding}/currentRecipientFileTransferStatusCode`,
    text,
  );
}

/** A call was refused because the transfer was not Published, and it was so before and after. */
function judgeRefusal(
  { latest, refusedAs }: TransferState,
  { status, changed }: Reading,
  findings: SequenceFindings,
): void {
  if (refusedAs === null || latest?.status !== "Published" || status !== "Published") return;
  if (latest.changed !== changed) return;
  const { operationId, code } = refusedAs;
  const text = `expected another state than Published, for ${operationId} was refused with ${code} meanwhile, received Published`;
  findings.add("answer-contradicts-state", "/fileTransferStatus", text);
}

export function indexOf(recipients: readonly RecipientReading[], organization: string): number {
  return recipients.findIndex(({ recipient }) => afterLastColon(recipient) === organization);
}
