import type { FileTransferStatus, OperationId } from "../../contracts/vocabulary.ts";
import { type Actor, type ActorName, actors } from "../../targets/actors.ts";
import { confirmDownload } from "../steps/confirm-download.ts";
import { downloadsTheSameBytes } from "../steps/download-file.ts";
import { seesStatus, waitUntilPublished } from "../steps/get-file-transfer-overview.ts";
import { initializeFileTransfer } from "../steps/initialize-file-transfer.ts";
import { uploadFile } from "../steps/upload-file.ts";
import type { Acting } from "./acting.ts";
import { tokenOf } from "./fetch-token.ts";
import { currentProcess, type Process } from "./process.ts";
import type { Transfer } from "./transfer.ts";
import type { OutgoingFile } from "./unique-file.ts";

/** One actor of this VU; its verbs are the steps. */
export class ProcessActor implements Acting {
  readonly organization: string;
  readonly placeholder: string;
  authorization = "";
  readonly #actor: Actor;

  constructor(actor: Actor) {
    this.organization = actor.organization;
    this.placeholder = `Bearer <${actor.name}>`;
    this.#actor = actor;
  }

  get process(): Process {
    return currentProcess();
  }

  /** Makes sure of a token that is good for a while. @throws {SuiteError} `TOKEN_REFUSED` */
  authenticate(): this {
    this.authorization = `Bearer ${tokenOf(this.#actor).value}`;
    return this;
  }

  /** Announces the file to the recipients. The clock of the process starts here. */
  initializeFileTransfer(announcement: {
    readonly file: OutgoingFile;
    readonly to: readonly ProcessActor[];
  }): Transfer {
    return initializeFileTransfer(this, announcement);
  }

  uploadFile(transfer: Transfer, file: OutgoingFile): void {
    uploadFile(this, transfer, file);
  }

  /** Looks until the transfer is Published; it is lost when it is not by then. */
  waitUntilPublished(
    transfer: Transfer,
    { withinSeconds }: { readonly withinSeconds: number },
  ): void {
    waitUntilPublished(this, transfer, withinSeconds);
  }

  downloadsTheSameBytes(transfer: Transfer, file: OutgoingFile): void {
    downloadsTheSameBytes(this, transfer, file);
  }

  confirmDownload(transfer: Transfer): void {
    confirmDownload(this, transfer);
  }

  /** Sees the transfer in exactly this state, which `after` has brought about. */
  seesStatus(
    transfer: Transfer,
    status: FileTransferStatus,
    cause: { readonly after: OperationId },
  ): void {
    seesStatus(this, transfer, status, cause);
  }
}

const actorsOfVu = new Map<ActorName, ProcessActor>();

/** The actor of that name, with a token of this VU that is good for a while. */
export function actAs(name: ActorName): ProcessActor {
  let actor = actorsOfVu.get(name);
  if (actor === undefined) actorsOfVu.set(name, (actor = new ProcessActor(actors[name])));
  return actor.authenticate();
}
