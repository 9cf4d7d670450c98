declare const brand: unique symbol;

/** Id of a file transfer; no other id can be passed for it. */
export type FileTransferId = string & { readonly [brand]: "FileTransferId" };

/** A transfer as its parties know it. */
export interface Transfer {
  readonly id: FileTransferId;
  /** Organisation numbers of the recipients, with their prefix. */
  readonly recipients: readonly string[];
  /** How far it is known to have come. */
  stage: "initialized" | "uploaded" | "published";
  /** Milliseconds since the epoch; 0 before the upload. */
  uploadStartedAtMs: number;
  isCorrupt: boolean;
  /** Uploaded, and not Published within its time. */
  isOverdue: boolean;
}

/** Form in which the service writes organisation numbers. */
export function prefixed(organization: string): string {
  return `0192:${organization}`;
}
