import type { Acting } from "../support/acting.ts";
import { claim, claimStatus } from "../support/claim.ts";
import { config } from "../support/config.ts";
import { type Exchange, textOf } from "../support/exchange.ts";
import { transfersInitialized } from "../support/metrics.ts";
import { readText } from "../support/read-json.ts";
import { send } from "../support/send.ts";
import { Stopwatch } from "../support/stopwatch.ts";
import { type FileTransferId, prefixed, type Transfer } from "../support/transfer.ts";

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Announcement {
  readonly file: { readonly name: string };
  readonly to: readonly { readonly organization: string }[];
}

/** The request alone, for whoever judges its answer otherwise than a process does. */
export function sendInitializeFileTransfer(sender: Acting, { file, to }: Announcement): Exchange {
  return send(sender, {
    operationId: "initializeFileTransfer",
    method: "POST",
    path: "/filetransfer",
    contentType: "application/json",
    body: JSON.stringify({
      fileName: file.name,
      resourceId: sender.process.resourceId,
      sendersFileTransferReference: `broker-suite ${config.runId}`,
      sender: prefixed(sender.organization),
      recipients: to.map(({ organization }) => prefixed(organization)),
      propertyList: {},
    }),
  });
}

/** Announces a file to its recipients. The clock of the process starts here. */
export function initializeFileTransfer(sender: Acting, announcement: Announcement): Transfer {
  const { process } = sender;
  process.stopwatch = new Stopwatch(Date.now);
  const exchange = sendInitializeFileTransfer(sender, announcement);
  claimStatus(exchange, 200);
  const id = readText(textOf(exchange), "fileTransferId");
  claim({
    exchange,
    text: "gives the transfer an id",
    holds: typeof id === "string" && idPattern.test(id),
    expected: "a UUID",
    received: id,
  });
  transfersInitialized.add(1);
  process.transfer = {
    id: id as FileTransferId,
    recipients: announcement.to.map(({ organization }) => prefixed(organization)),
    stage: "initialized",
    uploadStartedAtMs: 0,
    isCorrupt: false,
    isOverdue: false,
  };
  return process.transfer;
}
