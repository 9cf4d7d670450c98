import type { OperationId } from "../../contracts/vocabulary.ts";

/** Why no workflow provokes a documented status, by operation and status. */
export const notProvoked: Readonly<Partial<Record<OperationId, Readonly<Record<number, string>>>>> =
  {
    getServiceOwner: {
      400: "needs a token that names no organisation, which the token generator does not make",
      405: "a wrong method on this path is counted for initializeServiceOwner",
    },
    getResource: { 405: "a wrong method on this path is counted for configureResource" },
    searchFileTransfers: {
      405: "a wrong method on this path is counted for initializeFileTransfer",
    },
    tusUploadPatch: { 408: "needs a body that comes more slowly than newman sends one" },
    uploadFile: {
      408: "needs a body that comes more slowly than newman sends one",
      503: "needs storage that goes away after the transfer was initialized",
    },
  };
