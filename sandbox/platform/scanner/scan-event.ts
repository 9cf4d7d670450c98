/** Events of Event Grid as the malware scanner's and a new subscription's come to the broker. Pure: ids and times are passed in. */

export interface ScanResult {
  readonly fileTransferId: string;
  /** `No threats found`, `Malicious`, `Error`, or any other text. */
  readonly scanResultType: string;
  readonly malwareNamesFound: readonly string[];
}

export const cleanResult = "No threats found";

const topic =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/broker-suite/providers/Microsoft.EventGrid/topics/scan-results";
const container = "https://brokersuite.blob.core.windows.net/brokerfiles";

/** The result of one scan; the broker finds the transfer by the last segment of `blobUri`. */
export function scanResultEvent(result: ScanResult, id: string, nowMs: number): object {
  const { fileTransferId, scanResultType, malwareNamesFound } = result;
  const time = new Date(nowMs).toISOString();
  return envelope(
    id,
    time,
    `storageAccounts/brokersuite/containers/brokerfiles/blobs/${fileTransferId}`,
    {
      eventType: "Microsoft.Security.MalwareScanningResult",
      data: {
        correlationId: id,
        blobUri: `${container}/${fileTransferId}`,
        eTag: `0x${id.replaceAll("-", "").slice(0, 15).toUpperCase()}`,
        scanFinishedTimeUtc: time,
        scanResultType,
        scanResultDetails:
          malwareNamesFound.length === 0 ? null : { malwareNamesFound, sha256: "0".repeat(64) },
      },
    },
  );
}

/** @param validationCode what a subscriber has to answer with */
export function validationEvent(validationCode: string, id: string, nowMs: number): object {
  return envelope(id, new Date(nowMs).toISOString(), "", {
    eventType: "Microsoft.EventGrid.SubscriptionValidationEvent",
    data: { validationCode, validationUrl: "https://eventgrid.invalid/validate" },
  });
}

function envelope(id: string, eventTime: string, subject: string, event: object): object {
  return { id, topic, subject, ...event, eventTime, dataVersion: "1.0", metadataVersion: "1" };
}
