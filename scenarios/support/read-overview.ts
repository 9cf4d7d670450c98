import { memberOf, readJson } from "./read-json.ts";

/** What a sender wants to know of its transfer. */
export interface Overview {
  /** Undefined when the response has none. */
  readonly status: unknown;
  readonly sizeBytes: unknown;
  /** Organisation (with prefix) and state of each recipient, in the order of the response. */
  readonly recipients: readonly { readonly organization: unknown; readonly status: unknown }[];
}

export function readOverview(text: string | null): Overview {
  const body = readJson(text);
  const recipients = memberOf(body, "recipients");
  return {
    status: memberOf(body, "fileTransferStatus"),
    sizeBytes: memberOf(body, "fileTransferSize"),
    recipients: (Array.isArray(recipients) ? recipients : []).map((recipient: unknown) => ({
      organization: memberOf(recipient, "recipient"),
      status: memberOf(recipient, "currentRecipientFileTransferStatusCode"),
    })),
  };
}

/** True when the overview names exactly these organisations, each once, in any order. */
export function namesExactly(overview: Overview, organizations: readonly string[]): boolean {
  const { recipients } = overview;
  return (
    recipients.length === organizations.length &&
    organizations.every((wanted) => recipients.some(({ organization }) => organization === wanted))
  );
}
