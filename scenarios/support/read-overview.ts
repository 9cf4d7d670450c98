import { cutTexts, memberOf, readJson } from "./read-json.ts";

/** What a sender wants to know of its transfer. */
export interface Overview {
  /** Undefined when the response has none. */
  readonly status: unknown;
  /** Organisation (with prefix) of each recipient, in the order of the response. */
  readonly recipients: readonly unknown[];
  /** State of each of them. */
  readonly recipientStatuses: readonly unknown[];
}

export function readOverview(text: string): Overview {
  return cutOverview(text) ?? parseOverview(text);
}

/** Of an overview as the service writes it; null where the form differs. */
function cutOverview(text: string): Overview | null {
  const statuses = cutTexts(text, "fileTransferStatus");
  const recipients = cutTexts(text, "recipient");
  const recipientStatuses = cutTexts(text, "currentRecipientFileTransferStatusCode");
  if (statuses === null || recipients === null || recipientStatuses === null) return null;
  if (statuses.length !== 1 || recipients.length !== recipientStatuses.length) return null;
  return recipients.length === 0 ? null : { status: statuses[0], recipients, recipientStatuses };
}

function parseOverview(text: string): Overview {
  const body = readJson(text);
  const list = memberOf(body, "recipients");
  const rows: readonly unknown[] = Array.isArray(list) ? list : [];
  return {
    status: memberOf(body, "fileTransferStatus"),
    recipients: rows.map((row) => memberOf(row, "recipient")),
    recipientStatuses: rows.map((row) => memberOf(row, "currentRecipientFileTransferStatusCode")),
  };
}

/** True when the overview names exactly these organisations, each once, in any order. */
export function namesExactly(overview: Overview, organizations: readonly string[]): boolean {
  const { recipients } = overview;
  return (
    recipients.length === organizations.length &&
    organizations.every((wanted) => recipients.includes(wanted))
  );
}
