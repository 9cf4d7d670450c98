import type { Acting } from "../support/acting.ts";
import { claim, claimStatus } from "../support/claim.ts";
import { config } from "../support/config.ts";
import { bytesDownloaded, downloadsCompared, transfersCorrupt } from "../support/metrics.ts";
import { send } from "../support/send.ts";
import { sha256Of } from "../support/sha256.ts";
import type { Transfer } from "../support/transfer.ts";
import type { OutgoingFile } from "../support/unique-file.ts";

/** Fetches the whole file and compares its SHA-256 with that of the bytes that were sent. */
export function downloadsTheSameBytes(
  recipient: Acting,
  transfer: Transfer,
  file: OutgoingFile,
): void {
  const exchange = send(recipient, {
    operationId: "downloadFile",
    method: "GET",
    path: `/filetransfer/${transfer.id}/download`,
    responseType: "binary",
  });
  claimStatus(exchange, 200);
  const received = exchange.bytes ?? new ArrayBuffer(0);
  bytesDownloaded.add(received.byteLength);
  if (!config.hashes) return;
  // The body is held no longer than this: it may be large, and the judge needs its size alone.
  exchange.bytes = null;
  const [expectedHash, receivedHash] = recipient.process.stopwatch.pause(() => [
    file.sha256(),
    sha256Of(received),
  ]);
  downloadsCompared.add(1);
  const isSame = expectedHash === receivedHash;
  if (!isSame && !transfer.isCorrupt) {
    transfer.isCorrupt = true;
    transfersCorrupt.add(1);
  }
  claim({
    exchange,
    text: "gives the bytes that were sent",
    holds: isSame,
    expected: isSame ? "" : inWords(file.bytes, expectedHash),
    received: isSame ? "" : inWords(received, receivedHash),
  });
}

function inWords({ byteLength }: ArrayBuffer | Uint8Array, hash: string): string {
  return `${String(byteLength)} bytes, SHA-256 ${hash}`;
}
