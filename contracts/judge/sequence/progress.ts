/** Whether a reading may follow the one before it: what never changes, and states that never go back. */
import type { FileTransferStatus } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import { echoedTexts } from "./echo.ts";
import type { SequenceFindings } from "./findings.ts";
import { areDifferent, compareInstants, instantOf } from "./instant.ts";
import { isRecord, step } from "./members.ts";
import { placeOf, type Reading, type RecipientReading } from "./reading.ts";
import type { TransferState } from "./transfer-state.ts";

/** States that may be seen after each, other states between them or not. */
const later: Readonly<Record<FileTransferStatus, readonly FileTransferStatus[]>> = {
  Initialized: [
    "UploadStarted",
    "UploadProcessing",
    "Published",
    "AllConfirmedDownloaded",
    "Purged",
    "Failed",
  ],
  UploadStarted: ["UploadProcessing", "Published", "AllConfirmedDownloaded", "Purged", "Failed"],
  UploadProcessing: ["Published", "AllConfirmedDownloaded", "Purged", "Failed"],
  Published: ["AllConfirmedDownloaded", "Purged"],
  AllConfirmedDownloaded: ["Purged"],
  Failed: ["Purged"],
  Purged: [],
  Cancelled: [],
};

/** States that are entered once. */
const enteredOnce: readonly FileTransferStatus[] = [
  "Initialized",
  "Published",
  "AllConfirmedDownloaded",
  "Purged",
];

/** What no state of the transfer changes. Holds in any order of the readings. */
export function judgeConstants(
  transfer: TransferState,
  before: Reading,
  reading: Reading,
  findings: SequenceFindings,
): void {
  sameInstant("created", before, reading, findings);
  sameInstant("expirationTime", before, reading, findings);
  const { announced } = transfer;
  for (let index = 0; index < echoedTexts.length; index += 1) {
    const name = echoedTexts[index] as (typeof echoedTexts)[number];
    if (announced?.[name] === undefined) sameValue(name, before, reading, findings);
  }
  if (announced?.useVirusScan === undefined) sameValue("useVirusScan", before, reading, findings);
  if (announced?.propertyList === undefined) sameProperties(before, reading, findings);
}

/** What only moves on. The reading before has to be one that was over when this one began. */
export function judgeProgress(
  transfer: TransferState,
  before: Reading,
  reading: Reading,
  findings: SequenceFindings,
): void {
  judgeStatus(transfer, before, reading, findings);
  if (typeof before.body["published"] === "string") {
    sameInstant("published", before, reading, findings);
  }
  const { checksum } = before.body;
  if (typeof checksum === "string" && /^[0-9a-f]{32}$/.test(checksum)) {
    sameValue("checksum", before, reading, findings);
  }
  judgeRecipients(before, reading, findings);
}

function judgeStatus(
  { isUnsure }: TransferState,
  before: Reading,
  reading: Reading,
  findings: SequenceFindings,
): void {
  if (before.status === null || reading.status === null) return;
  if (before.status === reading.status) {
    if (areDifferent(before.changed, reading.changed) && enteredOnce.includes(reading.status)) {
      valueChanged("fileTransferStatusChanged", before, reading, findings);
    }
    return;
  }
  if (later[before.status].includes(reading.status)) return;
  const text = reading.body["fileTransferStatusText"];
  // Development takes a first scan result in any state.
  const isScanned = isUnsure && typeof text === "string" && text.startsWith("Malware scan failed");
  if (reading.status === "Failed" && isScanned) return;
  const expected = [before.status, ...later[before.status]].join(" or ");
  findings.add(
    "state-went-back",
    "/fileTransferStatus",
    `expected ${expected}, for it was ${before.status} before, received ${reading.status}`,
  );
}

function judgeRecipients(before: Reading, reading: Reading, findings: SequenceFindings): void {
  for (let index = 0; index < before.recipients.length; index += 1) {
    const earlier = before.recipients[index] as RecipientReading;
    const at = placeOf(reading.recipients, earlier.recipient);
    const now = reading.recipients[at];
    if (now === undefined) {
      const here = reading.recipients.map(({ recipient }) => recipient);
      const text = `expected ${showValue(earlier.recipient)}, which was there before, received ${showValue(here)}`;
      findings.add("value-changed", "/recipients", text);
    } else if (now.rank >= 0 && now.rank < earlier.rank) {
      findings.add(
        "state-went-back",
        `/recipients/${at}/currentRecipientFileTransferStatusCode`,
        `expected ${earlier.status} or later, for that it was before, received ${now.status}`,
      );
    } else if (compareInstants(now.changed, earlier.changed) < 0) {
      findings.add(
        "state-went-back",
        `/recipients/${at}/currentRecipientFileTransferStatusChanged`,
        `expected ${showValue(earlier.changed)} or later, received ${showValue(now.changed)}`,
      );
    }
  }
}

function sameInstant(
  name: string,
  before: Reading,
  reading: Reading,
  findings: SequenceFindings,
): void {
  const earlier = before.body[name];
  const now = reading.body[name];
  if (earlier === now) return;
  if (now === null || areDifferent(instantOf(earlier), instantOf(now))) {
    valueChanged(name, before, reading, findings);
  }
}

function sameValue(
  name: string,
  before: Reading,
  reading: Reading,
  findings: SequenceFindings,
): void {
  const earlier = before.body[name];
  const now = reading.body[name];
  if (earlier === now || typeof earlier !== typeof now) return;
  valueChanged(name, before, reading, findings);
}

function sameProperties(before: Reading, reading: Reading, findings: SequenceFindings): void {
  const [earlier, now] = [before.body["propertyList"], reading.body["propertyList"]];
  if (!isRecord(earlier) || !isRecord(now)) return;
  const names = Object.keys({ ...earlier, ...now });
  if (names.every((name) => earlier[name] === now[name])) return;
  valueChanged("propertyList", before, reading, findings);
}

function valueChanged(
  name: string,
  before: Reading,
  reading: Reading,
  findings: SequenceFindings,
): void {
  findings.add(
    "value-changed",
    step(name),
    `expected ${showValue(before.body[name])} as before, received ${showValue(reading.body[name])}`,
  );
}
