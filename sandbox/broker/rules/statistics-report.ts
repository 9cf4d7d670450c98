/** The two reports over all time: one is stored, the other is the answer. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import type { BodyShape, BoundValue } from "./bind-json.ts";
import { formatInstant, type Instant } from "./instant.ts";
import { parquetFile } from "./parquet.ts";
import type { Service } from "./service.ts";
import type { BrokerState, Transfer } from "./state.ts";
import type { Validation } from "./validation.ts";

export const reportShape: BodyShape = {
  parameter: "request",
  type: "Altinn.Broker.Application.GenerateReport.GenerateDailySummaryReportRequest",
  members: { altinn2Included: "flag" },
};

/** The flag has no effect. */
export function validateReport(_values: ReadonlyMap<string, BoundValue>): Validation<null> {
  return { kind: "valid", request: null };
}

export interface Report {
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly serviceOwnerCount: number;
  readonly transferCount: number;
  readonly generatedAt: Instant;
}

/** Where Development's storage is; nothing is written there. */
const reportStorage = "http://127.0.0.1:10000/devstoreaccount1/reports";

/** @returns null when there is nothing to report */
export function makeReport(state: BrokerState, service: Service, now: Instant): Report | null {
  const transfers = [...state.transfers()];
  if (transfers.length === 0) return null;
  const owners = new Set(transfers.map((transfer) => ownerOf(state, transfer)));
  const [date = "", time = ""] = formatInstant(now).slice(0, 19).split("T");
  const stamp = `${date.replaceAll("-", "")}_${time.replaceAll(":", "")}`;
  return {
    fileName: `${stamp}_daily_summary_report_A3_${service.environment}.parquet`,
    content: parquetFile(dailySummary(state, transfers)),
    serviceOwnerCount: owners.size,
    transferCount: transfers.length,
    generatedAt: now,
  };
}

/** One row a day, service owner and resource. */
function dailySummary(
  state: BrokerState,
  transfers: readonly Transfer[],
): Readonly<Record<string, readonly (string | number)[]>> {
  const groups = new Map<string, { readonly key: readonly string[]; count: number }>();
  for (const transfer of transfers) {
    const key = [
      formatInstant(transfer.created).slice(0, 10),
      ownerOf(state, transfer),
      transfer.resourceId,
    ];
    const group = groups.get(JSON.stringify(key)) ?? { key, count: 0 };
    group.count += 1;
    groups.set(JSON.stringify(key), group);
  }
  const rows = [...groups.values()];
  const column = (index: number): readonly string[] => rows.map(({ key }) => key[index] ?? "");
  return {
    Date: column(0),
    ServiceOwnerOrgNr: column(1),
    ResourceId: column(2),
    FileTransferCount: rows.map(({ count }) => count),
  };
}

function ownerOf(state: BrokerState, { resourceId }: Transfer): string {
  return state.resource(resourceId)?.owner ?? "";
}

/** @param hash MD5 of the content, in base64 */
export function storedReport(report: Report | null, hash: string, service: Service): Decision {
  if (report === null) return refuse("BRO-06001");
  return answerWith({
    kind: "json",
    value: {
      filePath: `${reportStorage}/${report.fileName}`,
      fileHash: hash,
      fileSizeBytes: report.content.length,
      serviceOwnerCount: report.serviceOwnerCount,
      totalFileTransferCount: report.transferCount,
      generatedAt: formatInstant(report.generatedAt),
      environment: service.environment,
      altinn2Included: false,
    },
  });
}

export function sentReport(report: Report | null, hash: string, service: Service): Decision {
  if (report === null) return refuse("BRO-06001");
  return answerWith({
    kind: "attachment",
    mediaType: "application/octet-stream",
    fileName: report.fileName,
    content: report.content,
    headers: [
      ["X-File-Hash", hash],
      ["X-File-Size", String(report.content.length)],
      ["X-Service-Owner-Count", String(report.serviceOwnerCount)],
      ["X-Total-FileTransfer-Count", String(report.transferCount)],
      ["X-Generated-At", formatInstant(report.generatedAt)],
      ["X-Environment", service.environment],
      ["X-Altinn2-Included", "False"],
    ],
  });
}
