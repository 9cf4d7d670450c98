/** What is known of one transfer. */
import type { OperationId } from "../../vocabulary.ts";
import type { Announced } from "./announced.ts";
import type { Circumstance } from "./findings.ts";
import type { Reading } from "./reading.ts";

/** What one organisation did since it was last seen, and ever. */
export interface PartyState {
  /** As the service writes it: `0192:` and nine digits. */
  readonly recipient: string;
  /** Whole files that came, in all. */
  fullDownloads: number;
  /** Downloads of any kind that may have begun, in all. */
  attempts: number;
  /** A download was answered with the file or a part of it. */
  hasDownloaded: boolean;
  hasConfirmed: boolean;
  /** Since the latest reading. */
  since: { full: number; downloads: number; confirms: number };
}

/** What was uploaded by the one upload that was taken. */
export interface UploadedFile {
  /** Null where it is not known. */
  readonly sizeBytes: number | null;
  /** The bytes, where they are a text; null else. */
  readonly text: string | null;
  /** Hex, lower case. */
  readonly sha256: string | null;
  readonly md5: string | null;
}

/** What is known of a resumable upload. Null: not known. */
export interface TusUploadState {
  /** As it was created. */
  lengthBytes: number | null;
  /** Offset that the latest chunk was answered with. */
  acceptedBytes: number | null;
  /** Offset that the latest HEAD told. */
  storedBytes: number | null;
  isGone: boolean;
}

export interface TransferState {
  readonly id: string;
  /** What its sender announced, where that was seen. */
  announced: Announced | null;
  /** It was made within the sequence. */
  isOwn: boolean;
  /** The latest reading that nothing contradicted. */
  latest: Reading | null;
  /** Overviews that nothing contradicted, and whose rows are not among those seen yet: few sequences ask for them. */
  unread: Reading[];
  /** Rows of the histories that were seen, by `rowKey`; a reading of the overview shows some, too. */
  readonly rows: Map<string, string>;
  /** Times at which something changed for a recipient, as overviews show them: `recipient time`. */
  readonly recipientTimes: Map<string, string>;
  file: UploadedFile | null;
  /** The bytes did not have the checksum that was given: they are gone. */
  isChecksumWrong: boolean;
  /** Uploads that were taken, or failed after they had begun. */
  uploads: { taken: number; begun: number };
  readonly parties: PartyState[];
  /** Since the latest reading something happened of which not everything is known. */
  isUnsure: boolean;
  /** The same, at any time. */
  wasUnsure: boolean;
  /** Nothing happened since the latest reading. */
  isQuiet: boolean;
  /** Time to live of its resource when it was made, in microseconds; null where it is not known. */
  timeToLiveMicros: number | null;
  /** Refusals since the latest reading that say it was not Published. */
  refusedAs: { readonly operationId: OperationId; readonly code: string } | null;
  /** By the id of the partial upload; "" is that of the transfer itself. */
  readonly tusUploads: Map<string, TusUploadState>;
  /** End of the exchange that ended last, milliseconds since the epoch. */
  endedAtMs: number;
  /** The exchange before this one, for parallel ones without times. */
  lastOperation: OperationId | null;
  /** The same by operation. */
  readonly ends: Map<OperationId, number>;
  /** What happened to it that a deviation may name. */
  readonly circumstances: Set<Circumstance>;
}

export function newTransfer(id: string): TransferState {
  return {
    id,
    announced: null,
    isOwn: false,
    latest: null,
    unread: [],
    rows: new Map(),
    recipientTimes: new Map(),
    file: null,
    isChecksumWrong: false,
    uploads: { taken: 0, begun: 0 },
    parties: [],
    isUnsure: false,
    isQuiet: false,
    timeToLiveMicros: null,
    wasUnsure: false,
    refusedAs: null,
    tusUploads: new Map(),
    endedAtMs: Number.NEGATIVE_INFINITY,
    lastOperation: null,
    ends: new Map(),
    circumstances: new Set(),
  };
}

/** @param organization nine digits */
export function partyOf({ parties }: TransferState, organization: string): PartyState {
  const recipient = `0192:${organization}`;
  const known = partyNamed(parties, recipient);
  if (known !== null) return known;
  const party = {
    recipient,
    fullDownloads: 0,
    attempts: 0,
    hasDownloaded: false,
    hasConfirmed: false,
    since: { full: 0, downloads: 0, confirms: 0 },
  };
  parties.push(party);
  return party;
}

export function partyNamed(parties: readonly PartyState[], recipient: string): PartyState | null {
  for (let index = 0; index < parties.length; index += 1) {
    const party = parties[index] as PartyState;
    if (party.recipient === recipient) return party;
  }
  return null;
}

/** Something happened to it of which nothing is known. */
export function markUnsure(transfer: TransferState): void {
  transfer.isUnsure = true;
  transfer.wasUnsure = true;
  transfer.isQuiet = false;
}
