/** What an answer of overview or details says of a transfer. */
import {
  type FileTransferStatus,
  fileTransferStatuses,
  recipientStatuses,
} from "../../vocabulary.ts";
import { type Instant, instantOf, microsOf } from "./instant.ts";
import { isRecord, type Members, parsedJson } from "./members.ts";

export interface RecipientReading {
  /** `0192:` and nine digits. */
  readonly recipient: string;
  readonly status: string;
  /** Place of the state among those of a recipient; -1 for none of them. */
  readonly rank: number;
  readonly changed: Instant;
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
  readonly changed: Instant;
  readonly recipients: readonly RecipientReading[];
  /** Null in an overview. */
  readonly rows: readonly HistoryRow[] | null;
  readonly recipientRows: readonly HistoryRow[] | null;
}

/** The reading in the text of a 200; null where it is no object. */
export function readingOf(text: string): Reading | null {
  const body = parsedJson(text);
  if (!isRecord(body)) return null;
  const status = body["fileTransferStatus"] as FileTransferStatus;
  return {
    text,
    body,
    status: fileTransferStatuses.includes(status) ? status : null,
    changed: instantOf(body["fileTransferStatusChanged"]),
    recipients: recipientsOf(body["recipients"]),
    rows: rowsOf(body["fileTransferStatusHistory"], "fileTransferStatus"),
    recipientRows: rowsOf(
      body["recipientFileTransferStatusHistory"],
      "recipientFileTransferStatusCode",
    ),
  };
}

/** Place of a recipient's state; -1 for none. */
export function rankOf(status: unknown): number {
  return recipientStatuses.indexOf(status as (typeof recipientStatuses)[number]);
}

/** Place of the recipient in the list; -1 where it is not there. By index: k6 makes an object of every function. */
export function placeOf(recipients: readonly RecipientReading[], recipient: string): number {
  for (let index = 0; index < recipients.length; index += 1) {
    if (recipients[index]?.recipient === recipient) return index;
  }
  return -1;
}

function recipientsOf(value: unknown): readonly RecipientReading[] {
  const recipients: RecipientReading[] = [];
  if (!Array.isArray(value)) return recipients;
  for (let index = 0; index < value.length; index += 1) {
    const one: unknown = value[index];
    const members = isRecord(one) ? one : {};
    const { recipient } = members;
    const status = members["currentRecipientFileTransferStatusCode"];
    recipients.push({
      recipient: typeof recipient === "string" ? recipient : "",
      status: String(status),
      rank: rankOf(status),
      changed: instantOf(members["currentRecipientFileTransferStatusChanged"]),
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
