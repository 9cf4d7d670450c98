import type { Acting } from "../support/acting.ts";
import { claim, claimStatus } from "../support/claim.ts";
import { bytesUploaded } from "../support/metrics.ts";
import { textOf } from "../support/exchange.ts";
import { readText } from "../support/read-json.ts";
import { send } from "../support/send.ts";
import type { Transfer } from "../support/transfer.ts";
import type { OutgoingFile } from "../support/unique-file.ts";

/** Sends the bytes of an announced file, in one request. */
export function uploadFile(sender: Acting, transfer: Transfer, file: OutgoingFile): void {
  transfer.uploadStartedAtMs = Date.now();
  const exchange = send(sender, {
    operationId: "uploadFile",
    method: "POST",
    path: `/filetransfer/${transfer.id}/upload`,
    contentType: "application/octet-stream",
    body: file.bytes,
  });
  claimStatus(exchange, 200);
  transfer.stage = "uploaded";
  bytesUploaded.add(file.bytes.byteLength);
  const id = readText(textOf(exchange), "fileTransferId");
  claim({
    exchange,
    text: "names the transfer it belongs to",
    holds: id === transfer.id,
    expected: transfer.id,
    received: id,
  });
}
