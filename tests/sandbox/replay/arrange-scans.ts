/** States of the records in which the scan is not simulated, and of those around them. */
import { impossible, type Arrangement } from "./arrangement.ts";
import { bodyText, type RecordRow } from "./records.ts";
import { md5, hello, ordinary, wrongMd5, type TransferSpec } from "./transfer-spec.ts";

/** The id of the records, without its dashes. */
const sample = "8c696f72a0a748ebab20f0032ed71119";

/** Null: the row is like those of other files. */
export function arrangeScan(file: string, row: RecordRow): Arrangement | null {
  const spec = (change: Partial<TransferSpec>): Arrangement => ({
    kind: "transfer",
    spec: { ...ordinary, scan: "webhook", ...change },
  });
  if (file === "webhook-and-health") return arrangeWebhook(row, spec);
  const isOfEnvironments = file === "file-transfer-environments";
  return isOfEnvironments && row.condition.startsWith("noscan-") ? arrangeNoScan(row, spec) : null;
}

function arrangeWebhook(
  row: RecordRow,
  spec: (change: Partial<TransferSpec>) => Arrangement,
): Arrangement | null {
  const given = row.given ?? "";
  const text = (row.request.path + bodyText(row.request.body)).toLowerCase().replaceAll("-", "");
  if (/two-transfers|in-parallel/.test(row.condition))
    return impossible("looks at two transfers at once");
  if (!text.includes(sample)) return { kind: "none" };
  if (row.operation !== "malwareScanWebhook") {
    return /before-scan/.test(row.condition)
      ? spec({ status: "UploadProcessing" })
      : { kind: "previous" };
  }
  if (given.startsWith("Published")) return spec({ scan: "simulated" });
  if (/Initialized/.test(given)) return spec({ status: "Initialized" });
  if (/UploadStarted/.test(given)) return spec({ status: "UploadStarted" });
  if (/state UploadProcessing/.test(given)) {
    return spec({
      status: "UploadProcessing",
      ...(/checksum/.test(`${row.condition} ${given}`) ? { checksum: md5(hello) } : {}),
      ...(/empty-file/.test(row.condition) ? { content: Buffer.alloc(0) } : {}),
    });
  }
  return { kind: "previous" };
}

function arrangeNoScan(
  row: RecordRow,
  spec: (change: Partial<TransferSpec>) => Arrangement,
): Arrangement {
  if (row.operation === "searchFileTransfers") return impossible("ids of a whole run");
  const { condition } = row;
  if (row.operation !== "uploadFile" || condition.includes("second")) return { kind: "previous" };
  return spec({
    status: "Initialized",
    ...(condition.includes("checksum-wrong")
      ? { checksum: wrongMd5 }
      : condition.includes("checksum") && !condition.includes("no-checksum")
        ? { checksum: md5(hello) }
        : {}),
    disableVirusScan: condition.includes("disableVirusScan"),
  });
}
