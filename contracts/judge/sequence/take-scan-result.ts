/** Results of malware scans, as the webhook gets them. */
import { isRecord, parsedJson } from "./members.ts";
import type { ObservedExchange, Sequence } from "./sequence.ts";
import { transferIdOf } from "./transfer-id.ts";
import { markUnsure } from "./transfer-state.ts";

/**
 * A result may publish the transfer or fail it, at once or by a job.
 *
 * A clean one has no effect where there is no file: before an upload and after the purge.
 */
export function takeScanResult(
  { transfers, options }: Sequence,
  { request, response }: ObservedExchange,
): void {
  if (response.status >= 400 && response.status < 500) return;
  const result = request.body.kind === "text" ? resultIn(request.body.text) : null;
  const transfer = result === null ? undefined : transfers.get(result.transferId);
  if (result === null) {
    for (const one of transfers.values()) markUnsure(one);
    return;
  }
  if (transfer === undefined) return;
  const { isOwn, wasUnsure, uploads, latest } = transfer;
  const hasNoFile = options.isAlone === true && isOwn && !wasUnsure && uploads.begun === 0;
  if (result.isClean && (hasNoFile || latest?.status === "Purged")) {
    transfer.circumstances.add("cleanResultWithoutFile");
  } else markUnsure(transfer);
}

/** The first scan result among the events: the service answers it and passes over the rest. */
function resultIn(text: string): { readonly transferId: string; readonly isClean: boolean } | null {
  const body = parsedJson(text);
  const events: readonly unknown[] = Array.isArray(body) ? body : [body];
  const event = events.find(
    (one) => isRecord(one) && one["eventType"] === "Microsoft.Security.MalwareScanningResult",
  );
  const data = isRecord(event) ? event["data"] : undefined;
  if (!isRecord(data) || typeof data["blobUri"] !== "string") return null;
  const { blobUri, scanResultType } = data;
  const transferId = transferIdOf(blobUri.slice(blobUri.lastIndexOf("/") + 1));
  if (transferId === null) return null;
  const isClean =
    typeof scanResultType === "string" && scanResultType.toLowerCase() === "no threats found";
  return { transferId, isClean };
}
