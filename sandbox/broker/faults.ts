/**
 * Faults of the emulator: promises it can be told to break, so that every check is seen saying no.
 *
 * Each one acts through one seam only: `http/fault-seams.ts`.
 */
import type { OperationId } from "../../contracts/vocabulary.ts";
import { UnknownFaultError } from "./errors.ts";

export interface FaultDescription {
  readonly id: FaultId;
  /** One line for people. */
  readonly description: string;
  /** The operation that a run must name; null: any. */
  readonly operationId: OperationId | null;
  /** Which half of a run is certain to find it. */
  readonly foundIn: "contract" | "load";
}

export type FaultId =
  | "overview-required-member-missing"
  | "enum-outside-contract"
  | "problem-media-type-wrong"
  | "required-header-missing"
  | "undocumented-status"
  | "problem-code-wrong"
  | "scope-not-checked"
  | "stranger-reads-overview"
  | "confirm-not-persisted"
  | "download-byte-wrong"
  | "recipient-missing"
  | "published-event-twice"
  | "response-hangs";

export const faults: readonly FaultDescription[] = [
  {
    id: "overview-required-member-missing",
    description: "an overview lacks its member `created`",
    operationId: "getFileTransferOverview",
    foundIn: "contract",
  },
  {
    id: "enum-outside-contract",
    description:
      "an overview's recipients have the status `Waiting`, which the contract does not know",
    operationId: "getFileTransferOverview",
    foundIn: "contract",
  },
  {
    id: "problem-media-type-wrong",
    description: "a problem object of an overview is sent as text/plain",
    operationId: "getFileTransferOverview",
    foundIn: "contract",
  },
  {
    id: "required-header-missing",
    description: "a download lacks its header Content-Disposition",
    operationId: "downloadFile",
    foundIn: "contract",
  },
  {
    id: "undocumented-status",
    description: "a transfer is initialized with status 201",
    operationId: "initializeFileTransfer",
    foundIn: "contract",
  },
  {
    id: "problem-code-wrong",
    description: "a refused confirmation has the problem code BRO-00004, which belongs to 409",
    operationId: "confirmDownload",
    foundIn: "contract",
  },
  {
    id: "scope-not-checked",
    description: "a token without the scope of the operation is let in, everywhere",
    operationId: "initializeFileTransfer",
    foundIn: "contract",
  },
  {
    id: "stranger-reads-overview",
    description: "any organisation may read any overview",
    operationId: "getFileTransferOverview",
    foundIn: "contract",
  },
  {
    id: "confirm-not-persisted",
    description: "a confirmation is answered 204 and forgotten",
    operationId: "confirmDownload",
    foundIn: "contract",
  },
  {
    id: "download-byte-wrong",
    description: "one byte of a download is wrong; length and headers are right",
    operationId: "downloadFile",
    foundIn: "load",
  },
  {
    id: "recipient-missing",
    description: "an overview lacks the last of several recipients",
    operationId: "getFileTransferOverview",
    foundIn: "contract",
  },
  {
    id: "published-event-twice",
    description: "every `published` event is sent a second time, with another id",
    operationId: "uploadFile",
    foundIn: "contract",
  },
  {
    id: "response-hangs",
    description: "a request is read and never answered",
    operationId: null,
    foundIn: "contract",
  },
];

/** A fault that is switched on. */
export interface Fault {
  readonly id: FaultId;
  /** Acts every Nth time it could; 1 is always. */
  readonly every: number;
}

/**
 * Reads `ID` or `ID@N`.
 *
 * @throws {UnknownFaultError} when no fault has the id, or N is no positive integer
 */
export function parseFault(text: string): Fault {
  const match = /^([a-z-]+)(?:@([1-9]\d{0,8}))?$/.exec(text.trim());
  const known = faults.find(({ id }) => id === match?.[1]);
  if (known === undefined) {
    throw new UnknownFaultError(
      text,
      faults.map(({ id }) => id),
    );
  }
  return { id: known.id, every: Number(match?.[2] ?? 1) };
}

/** The faults that are on, and whose turn it is. */
export interface FaultSwitch {
  list(): readonly Fault[];
  /** Replaces all; counting begins anew. */
  set(faults: readonly Fault[]): void;
  /** True when the fault is on and this is the Nth time. Call it once each time the fault could act. */
  fires(id: FaultId): boolean;
}

export function createFaultSwitch(initial: readonly Fault[]): FaultSwitch {
  let active = new Map<FaultId, { every: number; count: number }>();
  const set = (next: readonly Fault[]): void => {
    active = new Map(next.map(({ id, every }) => [id, { every, count: 0 }]));
  };
  set(initial);
  return {
    list: () => [...active].map(([id, { every }]) => ({ id, every })),
    set,
    fires: (id) => {
      const fault = active.get(id);
      if (fault === undefined) return false;
      fault.count += 1;
      return fault.count % fault.every === 0;
    },
  };
}
