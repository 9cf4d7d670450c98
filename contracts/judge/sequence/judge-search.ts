/** What a search finds, and what it must not find: only where the sequence is certain of it. */
import type { SequenceFindings } from "./findings.ts";
import { microsOf } from "./instant.ts";
import { parsedJson } from "./members.ts";
import { type SearchQuery, searchQueryOf } from "./search-query.ts";
import type { ObservedExchange, Sequence } from "./sequence.ts";
import { partyNamed, type TransferState } from "./transfer-state.ts";

/** A search gives this many at most, of which one cannot say what was left out. */
const mostFound = 100;

/** @param organization of the caller, nine digits */
export function judgeSearch(
  sequence: Sequence,
  organization: string,
  { request, response }: ObservedExchange,
  findings: SequenceFindings,
): void {
  if (response.status !== 200 || response.body.kind !== "text") return;
  const query = searchQueryOf(request.path);
  const found = parsedJson(response.body.text);
  if (query === null || !Array.isArray(found)) return;
  const ids: readonly unknown[] = found;
  for (const [index, id] of ids.entries()) {
    const transfer = sequence.transfers.get(String(id));
    const reason = transfer === undefined ? null : whyNot(sequence, transfer, query, organization);
    if (reason !== null) {
      findings.add(
        "search-excessive",
        `/${index}`,
        `expected no transfer ${reason}, received ${String(id)}`,
      );
    }
  }
  if (ids.length < mostFound) {
    for (const transfer of sequence.transfers.values()) {
      if (ids.includes(transfer.id) || !isSurelyFound(transfer, query, organization)) continue;
      const text = `expected ${transfer.id}, which was made with this resource and caller, received ${ids.length} others`;
      findings.add("search-incomplete", "", text);
    }
  }
  judgeOrder(sequence, query, ids, findings);
}

/** Why it cannot be found by this query, in words; null where it may be. */
function whyNot(
  { options }: Sequence,
  transfer: TransferState,
  query: SearchQuery,
  organization: string,
): string | null {
  const { announced, latest, wasUnsure, parties, isOwn } = transfer;
  const resourceId = announced?.resourceId ?? latest?.body["resourceId"];
  if (typeof resourceId === "string" && resourceId !== query.resourceId) {
    return `of the resource ${resourceId}`;
  }
  const sender = announced?.sender;
  const isSender = sender === undefined || sender === `0192:${organization}`;
  const isBySender = query.recipientStatus === null && query.role === "Sender";
  if (isBySender && !isSender) return "that the caller has not sent in the form 0192";
  const isAlone = options.isAlone === true && isOwn && !wasUnsure;
  const isRecipient =
    !isAlone ||
    announced?.recipients === undefined ||
    announced.recipients.includes(`0192:${organization}`) ||
    (partyNamed(parties, `0192:${organization}`)?.attempts ?? 0) > 0;
  const isByRecipient = query.recipientStatus !== null || query.role === "Recipient";
  if (isByRecipient && !isRecipient) return "whose recipient the caller is not";
  if (!isSender && !isRecipient) return "that the caller neither sent nor is to receive";
  const { status } = query;
  if (latest?.status === "Purged" && typeof status === "string" && !/^purged$/i.test(status)) {
    return "that is Purged";
  }
  if (status === null && isOutside(createdOf(transfer), query)) return "created at another time";
  return null;
}

/** Made with this resource, and the caller is its sender or recipient; no filter can leave it out. */
function isSurelyFound(
  { announced, isOwn, latest, isUnsure }: TransferState,
  query: SearchQuery,
  organization: string,
): boolean {
  if (!isOwn || isUnsure || announced?.resourceId !== query.resourceId) return false;
  if (query.from !== null || query.to !== null || query.recipientStatus !== null) return false;
  const isPurged = latest?.status === "Purged" && /^purged$/i.test(query.status ?? "");
  if (query.status !== null && !isPurged) return false;
  const isSender = announced.sender === `0192:${organization}`;
  const isRecipient = announced.recipients?.includes(`0192:${organization}`) === true;
  if (query.role === "Sender") return isSender;
  if (query.role === "Recipient") return isRecipient;
  return query.role === null && (isSender || isRecipient);
}

/** Newest first unless asked otherwise; only `created` is compared, which a filter by status does not order by. */
function judgeOrder(
  { transfers }: Sequence,
  { status, recipientStatus, isAscending }: SearchQuery,
  ids: readonly unknown[],
  findings: SequenceFindings,
): void {
  if (status !== null || recipientStatus !== null || isAscending === undefined) return;
  let before = Number.NaN;
  for (const [index, id] of ids.entries()) {
    const transfer = transfers.get(String(id));
    const created = transfer === undefined ? Number.NaN : createdOf(transfer);
    if (Number.isNaN(created)) continue;
    if (isAscending ? created < before : created > before) {
      const order = isAscending ? "oldest" : "newest";
      const text = `expected the ${order} first, received ${String(id)} after one that is ${isAscending ? "newer" : "older"}`;
      findings.add("search-disordered", `/${index}`, text);
      return;
    }
    before = created;
  }
}

function createdOf({ latest }: TransferState): number {
  return microsOf(latest?.body["created"]);
}

function isOutside(created: number, { from, to }: SearchQuery): boolean {
  return (typeof from === "number" && created < from) || (typeof to === "number" && created > to);
}
