/** What the emulator remembers: rows as the service's database has them. */
import type { FileTransferStatus, RecipientStatus } from "../../../contracts/vocabulary.ts";
import type { Instant } from "./instant.ts";

export interface StatusRow {
  readonly status: FileTransferStatus;
  /** Stored detail; null: the status' usual text. */
  readonly detail: string | null;
  readonly at: Instant;
}

export interface RecipientRow {
  /** `0192:` and nine digits; an empty string stays empty. */
  readonly recipient: string;
  readonly status: RecipientStatus;
  readonly at: Instant;
  /** `0192:` and nine digits: the `consumer` of the caller's token; null when it has none, and at first. */
  readonly vendor: string | null;
}

export interface Transfer {
  /** GUID, lower case, with dashes. */
  readonly id: string;
  readonly resourceId: string;
  readonly fileName: string;
  readonly reference: string;
  /** Exactly as given: any country code, or the URN. */
  readonly sender: string;
  /** As a recipient row's vendor. */
  readonly senderVendor: string | null;
  readonly properties: readonly (readonly [key: string, value: string])[];
  /** As given until the service has computed it; `""` when omitted. */
  readonly checksum: string | null;
  readonly usesVirusScan: boolean;
  readonly sizeBytes: number;
  /** A body has been stored once (it may have been purged since). */
  readonly isStored: boolean;
  /** Of the stored body, lower-case hex, whether shown as `checksum` or not yet; null before. */
  readonly md5: string | null;
  /** A scan result has been taken: a second one does nothing. */
  readonly isScanned: boolean;
  readonly created: Instant;
  readonly expires: Instant;
  /** In the order of writing; at least one. */
  readonly statuses: readonly StatusRow[];
  readonly recipients: readonly RecipientRow[];
}

export interface Resource {
  readonly id: string;
  /** Nine digits. */
  readonly owner: string;
  readonly settings: ResourceSettings;
}

/** Durations in microseconds. Null: not set. */
export interface ResourceSettings {
  readonly maxFileTransferSize: bigint | null;
  readonly timeToLive: number | null;
  readonly purgesAfterAllConfirmed: boolean;
  readonly gracePeriod: number | null;
  readonly usesManifestFileShim: boolean;
  readonly externalServiceCode: string | null;
  readonly externalServiceEdition: number | null;
  readonly requiredParty: string | null;
}

export interface ServiceOwner {
  /** Nine digits. */
  readonly organization: string;
  readonly name: string;
  /** The kinds of storage that are ready. */
  readonly storage: readonly StorageProviderType[];
}

export type StorageProviderType = "AltinnAzure" | "AltinnAzureWithoutVirusScan";

/** The rows, for reading. Rules never write: they answer with changes. */
export interface BrokerState {
  transfer(id: string): Transfer | undefined;
  resource(id: string): Resource | undefined;
  serviceOwner(organization: string): ServiceOwner | undefined;
  transfers(): Iterable<Transfer>;
  /** Every transfer in which the actor (`0192:` and nine digits) is sender or recipient. */
  transfersOf(actor: string): readonly Transfer[];
  /** Every transfer whose status is UploadStarted. */
  startedUploads(): readonly Transfer[];
}

export const defaultResourceSettings: ResourceSettings = {
  maxFileTransferSize: null,
  timeToLive: null,
  purgesAfterAllConfirmed: true,
  gracePeriod: null,
  usesManifestFileShim: false,
  externalServiceCode: null,
  externalServiceEdition: null,
  requiredParty: null,
};
