/** When a transfer expires, and that it is not purged before. */
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import { instantText, microsOf } from "./instant.ts";
import type { Reading } from "./reading.ts";
import type { TransferState } from "./transfer-state.ts";

/**
 * Microseconds: the service takes the time of expiry from its clock some milliseconds before it writes `created`, and
 * its statements are tried again for some seconds; jobs are due to the second.
 */
const slackMicros = 15_000_000;

export function judgeExpiry(
  { timeToLiveMicros, announced }: TransferState,
  { status, changed, body, rows, recipients }: Reading,
  findings: SequenceFindings,
): void {
  const isAnnounced = timeToLiveMicros !== null && announced !== null;
  if (!isAnnounced && status !== "Purged") return;
  const expires = microsOf(body["expirationTime"]);
  if (isAnnounced) {
    const due = microsOf(body["created"]) + timeToLiveMicros;
    if (Math.abs(due - expires) > slackMicros) {
      const text = `expected about ${instantText(due)}, created and the time to live of the resource, received ${showValue(body["expirationTime"])}`;
      findings.add("time-wrong", "/expirationTime", text);
    }
  }
  if (status !== "Purged" || !(microsOf(changed) < expires - slackMicros)) return;
  const isConfirmed =
    rows === null
      ? recipients.some((one) => one.rank === 2)
      : rows.some((row) => row.status === "AllConfirmedDownloaded");
  if (isConfirmed) return;
  const text = `expected a purge after ${showValue(body["expirationTime"])}, for not all have confirmed, received ${showValue(changed)}`;
  findings.add("time-wrong", "/fileTransferStatusChanged", text);
}
