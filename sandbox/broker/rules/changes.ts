/** Changes of state, and the one place that applies them. */
import type {
  BrokerState,
  RecipientRow,
  Resource,
  ServiceOwner,
  StatusRow,
  StorageProviderType,
  Transfer,
} from "./state.ts";

export type Change =
  | { readonly kind: "transferAdded"; readonly transfer: Transfer }
  | { readonly kind: "statusAdded"; readonly transferId: string; readonly row: StatusRow }
  | {
      readonly kind: "recipientStatusAdded";
      readonly transferId: string;
      readonly row: RecipientRow;
    }
  | {
      readonly kind: "bodyStored";
      readonly transferId: string;
      readonly sizeBytes: number;
      /** Lower-case hex. */
      readonly md5: string;
    }
  /** The MD5 of the stored body becomes the checksum that is shown. */
  | { readonly kind: "checksumComputed"; readonly transferId: string }
  | { readonly kind: "scanned"; readonly transferId: string }
  | { readonly kind: "resourceConfigured"; readonly resource: Resource }
  | { readonly kind: "serviceOwnerAdded"; readonly serviceOwner: ServiceOwner }
  | {
      readonly kind: "storageProviderAdded";
      readonly organization: string;
      readonly type: StorageProviderType;
    };

/** Rows in memory. `apply` replaces rows, it never edits one that a rule may hold. */
export function createState(): BrokerState & { apply(changes: readonly Change[]): void } {
  const transfers = new Map<string, Transfer>();
  const byActor = new Map<string, Set<string>>();
  const resources = new Map<string, Resource>();
  const serviceOwners = new Map<string, ServiceOwner>();
  const started = new Set<string>();

  const index = (actor: string, transferId: string): void => {
    const ids = byActor.get(actor);
    if (ids === undefined) byActor.set(actor, new Set([transferId]));
    else ids.add(transferId);
  };
  const replace = (transferId: string, edit: (transfer: Transfer) => Transfer): void => {
    const transfer = transfers.get(transferId);
    if (transfer !== undefined) transfers.set(transferId, edit(transfer));
  };
  const applyOne = (change: Change): void => {
    switch (change.kind) {
      case "transferAdded":
        transfers.set(change.transfer.id, change.transfer);
        index(change.transfer.sender, change.transfer.id);
        for (const { recipient } of change.transfer.recipients)
          index(recipient, change.transfer.id);
        return;
      case "statusAdded":
        replace(change.transferId, (transfer) => ({
          ...transfer,
          statuses: [...transfer.statuses, change.row],
        }));
        if (change.row.status === "UploadStarted") started.add(change.transferId);
        else started.delete(change.transferId);
        return;
      case "recipientStatusAdded":
        index(change.row.recipient, change.transferId);
        replace(change.transferId, (transfer) => ({
          ...transfer,
          recipients: [...transfer.recipients, change.row],
        }));
        return;
      case "bodyStored":
        replace(change.transferId, (transfer) => ({
          ...transfer,
          isStored: true,
          sizeBytes: change.sizeBytes,
          md5: change.md5,
        }));
        return;
      case "checksumComputed":
        replace(change.transferId, (transfer) => ({
          ...transfer,
          checksum: transfer.md5 ?? transfer.checksum,
        }));
        return;
      case "scanned":
        replace(change.transferId, (transfer) => ({ ...transfer, isScanned: true }));
        return;
      case "resourceConfigured":
        resources.set(change.resource.id, change.resource);
        return;
      case "serviceOwnerAdded":
        serviceOwners.set(change.serviceOwner.organization, change.serviceOwner);
        return;
      case "storageProviderAdded": {
        const owner = serviceOwners.get(change.organization);
        if (owner !== undefined && !owner.storage.includes(change.type)) {
          serviceOwners.set(owner.organization, {
            ...owner,
            storage: [...owner.storage, change.type],
          });
        }
        return;
      }
      default:
        change satisfies never;
    }
  };

  const found = (ids: Iterable<string>): readonly Transfer[] =>
    [...ids].flatMap((id) => transfers.get(id) ?? []);

  return {
    transfer: (id) => transfers.get(id),
    resource: (id) => resources.get(id),
    serviceOwner: (organization) => serviceOwners.get(organization),
    transfers: () => transfers.values(),
    transfersOf: (actor) => found(byActor.get(actor) ?? []),
    startedUploads: () => found(started),
    apply: (changes) => {
      for (const change of changes) applyOne(change);
    },
  };
}
