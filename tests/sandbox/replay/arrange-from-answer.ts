/** The transfer that an overview or details answer shows: one that looks alike. */
import { impossible, type Arrangement } from "./arrangement.ts";
import { bodyText, type RecordRow } from "./records.ts";
import { hello, hundred, md5, ordinary, type TransferSpec } from "./transfer-spec.ts";

const contents = [hello, hundred, Buffer.alloc(0), Buffer.from("x"), Buffer.from("world")];
const actorOf: Readonly<Record<string, string>> = {
  "0192:986252932": "recipient",
  "0192:910568183": "recipient2",
  "0192:991825827": "both",
  "0192:974761076": "delegated",
};

export function fromAnswer(row: RecordRow): Arrangement {
  const shown = JSON.parse(bodyText(row.response.body)) as {
    fileName: string;
    resourceId: string;
    sendersFileTransferReference: string;
    sender: string;
    checksum: string | null;
    useVirusScan: boolean;
    fileTransferSize: number;
    fileTransferStatus: string;
    fileTransferStatusText: string;
    propertyList: Record<string, string>;
    recipients: readonly { recipient: string; currentRecipientFileTransferStatusCode: string }[];
    recipientFileTransferStatusHistory?: readonly {
      recipient: string;
      recipientFileTransferStatusCode: string;
    }[];
  };
  if (!shown.useVirusScan)
    return impossible("transfer without virus scan (a provider inserted by hand)");
  if (/without stored detail|old timestamp|same timestamp/.test(row.given ?? ""))
    return impossible("rows made by hand in the database");
  const content = contents.find(
    (bytes) => md5(bytes) === shown.checksum && bytes.length === shown.fileTransferSize,
  );
  const isUploaded = ["Published", "AllConfirmedDownloaded", "UploadProcessing"].includes(
    shown.fileTransferStatus,
  );
  if (isUploaded && content === undefined)
    return impossible("content of the file not in the record");
  const history = shown.recipientFileTransferStatusHistory;
  const rows =
    history ??
    shown.recipients.map(({ recipient, currentRecipientFileTransferStatusCode: code }) => ({
      recipient,
      recipientFileTransferStatusCode: code,
    }));
  if (history === undefined && /downloaded again|downloaded twice/.test(row.given ?? ""))
    return impossible("order of downloads not in the record");
  const actorsWith = (code: string): readonly string[] =>
    rows
      .filter((entry) => entry.recipientFileTransferStatusCode === code)
      .map(({ recipient }) => actorOf[recipient] ?? "");
  const confirms = actorsWith("DownloadConfirmed");
  const downloads =
    history === undefined
      ? [...actorsWith("DownloadStarted"), ...confirms]
      : actorsWith("DownloadStarted");
  const statusNames: Readonly<Record<string, TransferSpec["status"]>> = {
    AllConfirmedDownloaded: "Published",
    Failed: "Failed",
  };
  const status =
    statusNames[shown.fileTransferStatus] ?? (shown.fileTransferStatus as TransferSpec["status"]);
  if (shown.fileTransferStatus === "Cancelled") return impossible("Cancelled, which no code sets");
  if (shown.fileTransferStatus === "Purged" && shown.fileTransferSize === 0)
    return impossible("purged without an upload (rows by hand)");
  if (status === "Failed" && shown.fileTransferStatusText !== "Checksum mismatch")
    return impossible("a failed upload other than by checksum");
  const given =
    history === undefined
      ? shown.recipients.map(({ recipient }) => recipient)
      : rows
          .filter((entry) => entry.recipientFileTransferStatusCode === "Initialized")
          .map(({ recipient }) => recipient);
  const isComputed = status === "Published" || status === "Purged";
  return {
    kind: "transfer",
    spec: {
      ...ordinary,
      fileName: shown.fileName,
      resourceId: shown.resourceId,
      reference: shown.sendersFileTransferReference,
      sender: shown.sender,
      // Another organisation that has a row only because it has downloaded was no recipient.
      recipients: given.filter(
        (recipient) =>
          !/not a recipient/.test(row.given ?? "") || actorOf[recipient] !== "delegated",
      ),
      properties: new Map(Object.entries(shown.propertyList)),
      checksum: isComputed ? undefined : shown.checksum,
      content: content ?? hello,
      status,
      downloads,
      confirms,
    },
  };
}
