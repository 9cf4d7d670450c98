/** GET /statistics/monthly: one line a sender, recipient and vendors with activity in the month. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import type { Instant } from "./instant.ts";
import type { MonthlyRequest } from "./monthly-query.ts";
import { storedActor } from "./organization.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { publishedAt } from "./transfer-status.ts";

/** What is known of one recipient of one transfer in the month. */
interface PairInMonth {
  readonly dimensions: Dimensions;
  readonly isCreated: boolean;
  readonly isPublished: boolean;
  readonly attempts: number;
  readonly isConfirmed: boolean;
}

/** In the order of the sorting. */
type Dimensions = readonly [
  resourceId: string,
  sender: string,
  senderVendor: string,
  recipient: string,
  recipientVendor: string,
];

type Counts = readonly [transfers: number, uploads: number, attempts: number, confirmed: number];

const header =
  "year,month,resourceId,senderVendor,recipientVendor,sender,recipient,totalFileTransfers,uploadCount,totalTransferDownloadAttempts,transfersWithDownloadConfirmed";

/**
 * @param organization the caller, nine digits; null when the token names none
 * @param asOf         what happened later is not counted yet
 */
export function getMonthlyStatistics(
  state: BrokerState,
  request: MonthlyRequest,
  organization: string | null,
  asOf: Instant,
): Decision {
  const { year, month, resourceId } = request;
  const isMonth = year >= 1 && year <= 9999 && month >= 1 && month <= 12;
  if (!isMonth || (year === 9999 && month === 12)) return refuse("BRO-06003");
  if (!request.includesEndUser && !request.includesVendor) return refuse("BRO-06005");
  if (organization === null) return refuse("BRO-00006");
  if (resourceId !== null) {
    const resource = state.resource(resourceId);
    if (resource === undefined) return refuse("BRO-00025");
    if (resource.owner !== organization) return refuse("BRO-00006");
  }
  const isWanted = ({ resourceId: id }: Transfer): boolean =>
    resourceId === null ? state.resource(id)?.owner === organization : id === resourceId;
  const pairs = [...state.transfers()]
    .filter(isWanted)
    .flatMap((transfer) => pairsInMonth(transfer, year, month, asOf));
  const name = `${year.toString().padStart(4, "0")}-${month.toString().padStart(2, "0")}`;
  return answerWith({
    kind: "attachment",
    mediaType: "text/csv",
    fileName: `monthly_statistics_${resourceId ?? "all-resources"}_${name}.csv`,
    content: Buffer.from(csv(request, sum(withActivity(pairs), request)), "utf8"),
    headers: [],
  });
}

function pairsInMonth(
  transfer: Transfer,
  year: number,
  month: number,
  asOf: Instant,
): readonly PairInMonth[] {
  const first = monthStart(year, month);
  const next = monthStart(year, month + 1);
  const isIn = (at: Instant | null): boolean =>
    at !== null && at >= first && at < next && at <= asOf;
  const recipients = new Set(transfer.recipients.map(({ recipient }) => recipient));
  return [...recipients].map((recipient) => {
    const rows = transfer.recipients.filter((row) => row.recipient === recipient && isIn(row.at));
    const vendors = rows.flatMap(({ vendor }) => vendor ?? []);
    return {
      dimensions: [
        transfer.resourceId,
        storedActor(transfer.sender),
        transfer.senderVendor ?? "",
        recipient,
        vendors.at(-1) ?? "",
      ],
      isCreated: isIn(transfer.created),
      isPublished: isIn(publishedAt(transfer)),
      attempts: rows.filter(({ status }) => status === "DownloadStarted").length,
      isConfirmed: rows.some(({ status }) => status === "DownloadConfirmed"),
    };
  });
}

/** Microseconds; also of years before 100, which `Date.UTC` takes for the 20th century. */
function monthStart(year: number, month: number): Instant {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, 1);
  return date.getTime() * 1000;
}

/** Who has neither publication nor activity is left out, with all that was only created. */
function withActivity(pairs: readonly PairInMonth[]): readonly PairInMonth[] {
  const active = new Set(
    pairs
      .filter(
        ({ isPublished, attempts, isConfirmed }) => isPublished || attempts > 0 || isConfirmed,
      )
      .map(({ dimensions }) => keyOf(dimensions)),
  );
  return pairs.filter(({ dimensions }) => active.has(keyOf(dimensions)));
}

function sum(
  pairs: readonly PairInMonth[],
  { includesEndUser, includesVendor }: MonthlyRequest,
): readonly { readonly dimensions: Dimensions; readonly counts: Counts }[] {
  const groups = new Map<string, { dimensions: Dimensions; counts: Counts }>();
  for (const pair of pairs) {
    const [resourceId, sender, senderVendor, recipient, recipientVendor] = pair.dimensions;
    const dimensions: Dimensions = [
      resourceId,
      includesEndUser ? sender : "",
      includesVendor ? senderVendor : "",
      includesEndUser ? recipient : "",
      includesVendor ? recipientVendor : "",
    ];
    const [transfers, uploads, attempts, confirmed] = groups.get(keyOf(dimensions))?.counts ?? [
      0, 0, 0, 0,
    ];
    groups.set(keyOf(dimensions), {
      dimensions,
      counts: [
        transfers + Number(pair.isCreated),
        uploads + Number(pair.isPublished),
        attempts + pair.attempts,
        confirmed + Number(pair.isConfirmed),
      ],
    });
  }
  return [...groups.values()].sort((a, b) => compare(a.dimensions, b.dimensions));
}

function keyOf(dimensions: Dimensions): string {
  return JSON.stringify(dimensions);
}

/** Ordinal, dimension by dimension. */
function compare(a: Dimensions, b: Dimensions): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  if (index < 0) return 0;
  return (a[index] ?? "") < (b[index] ?? "") ? -1 : 1;
}

function csv({ year, month }: MonthlyRequest, rows: ReturnType<typeof sum>): string {
  const lines = rows.map(({ dimensions, counts }) => {
    const [resourceId, sender, senderVendor, recipient, recipientVendor] = dimensions;
    const texts = [resourceId, senderVendor, recipientVendor, sender, recipient].map(quoted);
    return [year, month, ...texts, ...counts].join(",");
  });
  return `${[header, ...lines].join("\n")}\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
