import type { Acting } from "../support/acting.ts";
import { claimStatus } from "../support/claim.ts";
import { send } from "../support/send.ts";
import type { Transfer } from "../support/transfer.ts";

/** Says that this recipient has the file. */
export function confirmDownload(recipient: Acting, transfer: Transfer): void {
  const exchange = send(recipient, {
    operationId: "confirmDownload",
    method: "POST",
    path: `/filetransfer/${transfer.id}/confirmdownload`,
  });
  claimStatus(exchange, 204);
}
