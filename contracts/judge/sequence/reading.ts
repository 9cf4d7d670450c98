/** What an answer of overview or details says of a transfer. */
import {
  type FileTransferStatus,
  fileTransferStatuses,
  type RecipientStatus,
  recipientStatuses,
} from "../../vocabulary.ts";
import { microsOf } from "./instant.ts";
import { isRecord, type Members, parsedJson } from "./members.ts";

export interface RecipientReading {
  /** `0192:` and nine digits. */
  readonly recipient: string;
  readonly status: RecipientStatus | null;
  /** Microseconds since the epoch; NaN where it is malformed. */
  readonly changed: number;
}

/** A row of one of the two histories. */
export interface HistoryRow {
  /** Null in the history of the transfer itself. */
  readonly recipient: string | null;
  readonly status: string;
  readonly text: string;
  /** Microseconds since the epoch; NaN where it is malformed. */
  readonly at: number;
  /** Place in its list. */
  readonly index: number;
}

/** Members that have another type than promised are left out: the judge of the single exchange names them. */
export interface Reading {
  /** As it came. */
  readonly text: string;
  readonly body: Members;
  readonly status: FileTransferStatus | null;
  /** Microseconds since the epoch; NaN where it is malformed. */
  readonly changed: number;
  readonly recipients: readonly RecipientReading[];
  /** Null in an overview. */
  readonly rows: readonly HistoryRow[] | null;
  readonly recipientRows: readonly HistoryRow[] | null;
}

/** The reading in the text of a 200; null where it is no object. */
export function readingOf(text: string): Reading | null {
  const body = parsedJson(text);
  if (!isRecord(body)) return null;
  return {
    text,
    body,
    status: fileTransferStatuses.find((known) => known === body["fileTransferStatus"]) ?? null,
    changed: microsOf(body["fileTransferStatusChanged"]),
    recipients: recipientsOf(body["recipients"]),
    rows: rowsOf(body["fileTransferStatusHistory"], "fileTransferStatus"),
    recipientRows: rowsOf(
      body["recipientFileTransferStatusHistory"],
      "recipientFileTransferStatusCode",
    ),
  };
}

function recipientsOf(value: unknown): readonly RecipientReading[] {
  const recipients: RecipientReading[] = [];
  if (!Array.isArray(value)) return recipients;
  for (let index = 0; index < value.length; index += 1) {
    const one: unknown = value[index];
    const members = isRecord(one) ? one : {};
    const { recipient } = members;
    const code = members["currentRecipientFileTransferStatusCode"];
    recipients.push({
      recipient: typeof recipient === "string" ? recipient : "",
      status: recipientStatuses.find((known) => known === code) ?? null,
      changed: microsOf(members["currentRecipientFileTransferStatusChanged"]),
    });
  }
  return recipients;
}

function rowsOf(
  value: unknown,
  codeMember: "fileTransferStatus" | "recipientFileTransferStatusCode",
): readonly HistoryRow[] | null {
  if (!Array.isArray(value)) return null;
  const prefix = codeMember === "fileTransferStatus" ? "fileTransfer" : "recipientFileTransfer";
  return value.map((one: unknown, index) => {
    const members = isRecord(one) ? one : {};
    const { recipient } = members;
    return {
      recipient: typeof recipient === "string" ? recipient : null,
      status: String(members[codeMember]),
      text: String(members[`${prefix}StatusText`]),
      at: microsOf(members[`${prefix}StatusChanged`]),
      index,
    };
  });
}
