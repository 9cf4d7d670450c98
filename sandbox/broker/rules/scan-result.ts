/** One result of the malware scanner, as the webhook carries it, and the text that is stored of a bad one. */
import { asObject, asText } from "./as-object.ts";
import { readGuid } from "./guid.ts";
import { formatInstant, readInstant, type Instant } from "./instant.ts";

export interface ScanResult {
  /** Null: that member was null. */
  readonly blobUri: string | null;
  readonly correlationId: string;
  readonly eTag: string | null;
  readonly finishedAt: Instant | null;
  /** `""` when it was left out. */
  readonly type: string | null;
  readonly details: ScanDetails | null;
}

export interface ScanDetails {
  readonly malwareNames: readonly string[] | null;
  readonly sha256: string | null;
  readonly notScannedReason: string | null;
}

const emptyGuid = "00000000-0000-0000-0000-000000000000";
const type = "Altinn.Broker.Core.Domain.ScanResultData";

/** @returns the result, or the complaint of the service's reader */
export function readScanResult(data: unknown): ScanResult | string {
  if (data === null) return "Failed to deserialize malware scan result data";
  const members = asObject(data);
  if (members === null) return `Error converting value ${JSON.stringify(data)} to type '${type}'.`;
  const text = (name: string): string | null => readText(members[name]);
  const correlationId = members["correlationId"];
  const guid = correlationId === undefined ? emptyGuid : readGuid(asText(correlationId));
  if (guid === null) {
    return `Error converting value ${JSON.stringify(correlationId)} to type 'System.Guid'.`;
  }
  const finished = members["scanFinishedTimeUtc"] ?? null;
  const finishedAt = finished === null ? null : readInstant(asText(finished));
  if (finished !== null && finishedAt === null) {
    return `Could not convert string to DateTimeOffset: ${JSON.stringify(finished)}.`;
  }
  const details = readDetails(members["scanResultDetails"] ?? null);
  if (typeof details === "string") return details;
  return {
    blobUri: text("blobUri"),
    correlationId: guid,
    eTag: text("eTag"),
    finishedAt,
    type: text("scanResultType"),
    details,
  };
}

/** Left out is empty, null is null, numbers and booleans are taken as text. */
function readText(value: unknown): string | null {
  if (value === undefined) return "";
  return value === null ? null : asText(value);
}

function readDetails(value: unknown): ScanDetails | null | string {
  if (value === null) return null;
  const members = asObject(value);
  if (members === null) {
    return `Error converting value ${JSON.stringify(value)} to type 'Altinn.Broker.Core.Domain.ScanResultDetails'.`;
  }
  const names = members["malwareNamesFound"];
  return {
    malwareNames: Array.isArray(names) ? names.map(String) : names === null ? null : [],
    sha256: readText(members["sha256"]),
    notScannedReason: readText(members["notScannedReason"]),
  };
}

/** Only this says clean, in any letter case; whatever else it says, the transfer fails. */
export function isClean(resultType: string): boolean {
  return resultType.toLowerCase() === "no threats found";
}

/** The detail of the status Failed: the result once more, with the names of its .NET members. */
export function failureDetail(result: ScanResult): string {
  const { details } = result;
  const shown = {
    CorrelationId: result.correlationId,
    BlobUri: result.blobUri,
    ETag: result.eTag,
    ScanFinishedTimeUtc: result.finishedAt === null ? null : formatInstant(result.finishedAt),
    ScanResultType: result.type,
    ScanResultDetails:
      details === null
        ? null
        : {
            MalwareNamesFound: details.malwareNames,
            Sha256: details.sha256,
            NotScannedReason: details.notScannedReason,
          },
  };
  return `Malware scan failed: ${result.type ?? ""}. Extra details: ${JSON.stringify(shown)}`;
}
