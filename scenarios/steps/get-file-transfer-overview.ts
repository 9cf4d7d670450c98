import { sleep } from "k6";

import type { FileTransferStatus, OperationId } from "../../contracts/vocabulary.ts";
import type { Acting } from "../support/acting.ts";
import { claim, claimStatus } from "../support/claim.ts";
import { type Exchange, textOf } from "../support/exchange.ts";
import { timeToPublished, transfersPublished } from "../support/metrics.ts";
import { nextDelayMs } from "../support/poll-delay.ts";
import { namesExactly, type Overview, readOverview } from "../support/read-overview.ts";
import { send } from "../support/send.ts";
import type { Transfer } from "../support/transfer.ts";

/** States that no transfer leaves for Published. */
const deadEnds: readonly unknown[] = [
  "Failed",
  "Cancelled",
  "Purged",
] satisfies FileTransferStatus[];

interface Seen {
  readonly exchange: Exchange;
  readonly overview: Overview;
}

function look(sender: Acting, transfer: Transfer): Seen {
  const exchange = send(sender, {
    operationId: "getFileTransferOverview",
    method: "GET",
    path: `/filetransfer/${transfer.id}`,
  });
  claimStatus(exchange, 200);
  const overview = readOverview(textOf(exchange));
  claim({
    exchange,
    text: "names every recipient once",
    holds: namesExactly(overview, transfer.recipients),
    expected: transfer.recipients,
    received: overview.recipients,
  });
  return { exchange, overview };
}

/** Looks until the transfer is Published; a transfer that is not by then is lost. */
export function waitUntilPublished(
  sender: Acting,
  transfer: Transfer,
  withinSeconds: number,
): void {
  const deadlineMs = transfer.uploadStartedAtMs + withinSeconds * 1000;
  let seen = look(sender, transfer);
  for (let tries = 0; seen.overview.status !== "Published"; tries += 1) {
    if (Date.now() >= deadlineMs || deadEnds.includes(seen.overview.status)) break;
    sleep(nextDelayMs(tries, Math.random()) / 1000);
    seen = look(sender, transfer);
  }
  const { exchange, overview } = seen;
  const elapsedMs = Date.now() - transfer.uploadStartedAtMs;
  transfer.isOverdue = overview.status !== "Published";
  claim({
    exchange,
    about: "uploadFile",
    text: `the transfer is Published within ${String(withinSeconds)} s`,
    holds: !transfer.isOverdue,
    expected: "Published",
    received: `${String(overview.status)} after ${String(elapsedMs)} ms`,
  });
  transfer.stage = "published";
  transfersPublished.add(1);
  sender.process.timeToPublishedMs = elapsedMs;
  timeToPublished.add(elapsedMs);
}

/** Sees the transfer in exactly this state, now: whatever caused it was answered before. */
export function seesStatus(
  sender: Acting,
  transfer: Transfer,
  status: FileTransferStatus,
  { after }: { readonly after: OperationId },
): void {
  const { exchange, overview } = look(sender, transfer);
  claim({
    exchange,
    about: after,
    text: `the transfer is ${status} afterwards`,
    holds: overview.status === status,
    expected: status,
    received: overview.status,
  });
  if (status !== "AllConfirmedDownloaded") return;
  claim({
    exchange,
    about: after,
    text: "every recipient is DownloadConfirmed afterwards",
    holds: overview.recipientStatuses.every((one) => one === "DownloadConfirmed"),
    expected: "DownloadConfirmed for each",
    received: overview.recipientStatuses,
  });
}
