/** The transfers that the statistics records counted, as rows made by hand: the records tell their numbers only. */
import type { Change } from "../../../sandbox/broker/rules/changes.ts";
import {
  defaultResourceSettings,
  type RecipientRow,
  type Transfer,
} from "../../../sandbox/broker/rules/state.ts";
import type { Lab } from "./lab.ts";
import type { RecordRow } from "./records.ts";

const sender = "0192:991825827";
const recipient = "0192:986252932";
const other = "0192:910568183";
const resource = "altinn-broker-test-resource-1";
const at = Date.UTC(2026, 10, 22, 12) * 1000;

interface Counted {
  readonly resourceId?: string;
  readonly recipients?: readonly string[];
  readonly isPublished?: boolean;
  readonly downloads?: number;
  readonly isConfirmed?: boolean;
  readonly vendor?: string;
}

const counted: readonly Counted[] = [
  { recipients: [recipient, other] },
  { isPublished: false },
  { downloads: 1, vendor: recipient },
  { downloads: 3, isConfirmed: true, vendor: sender },
  { downloads: 1, isConfirmed: true, vendor: sender },
  { downloads: 1, isConfirmed: true, vendor: sender },
  { downloads: 1, vendor: sender },
  { resourceId: "lab æøå" },
  { resourceId: 'lab,comma"quote', downloads: 1, isConfirmed: true, vendor: sender },
  // Without publication and activity of its sender and recipient it is in the reports alone.
  { recipients: ["0192:974761076"], isPublished: false },
];

/** @returns what brings the lab into the state that a row met */
export function statisticsState(lab: Lab): (row: RecordRow) => Promise<void> {
  let exist = false;
  return async (row) => {
    const given = row.given ?? "";
    if (given.startsWith("transfers exist") && !exist) {
      exist = true;
      lab.broker.apply([...resources(), ...counted.map(added)]);
      await lab.control("PUT", "/clocks", { statisticsMs: 0 });
    }
    const statisticsKey = given.startsWith("no API key") ? null : "lab-key";
    await lab.control("PUT", "/service", { statisticsKey });
  };
}

function resources(): readonly Change[] {
  return ["lab æøå", 'lab,comma"quote'].map((id) => ({
    kind: "resourceConfigured",
    resource: { id, owner: "991825827", settings: defaultResourceSettings },
  }));
}

function added(change: Counted, index: number): Change {
  const { recipients = [recipient], isPublished = true, vendor = null } = change;
  const rows: RecipientRow[] = recipients.map((name) => ({
    recipient: name,
    status: "Initialized",
    at,
    vendor: null,
  }));
  const row = (status: RecipientRow["status"], vendorOfRow: string | null): RecipientRow => ({
    recipient,
    status,
    at,
    vendor: vendorOfRow,
  });
  for (let count = 0; count < (change.downloads ?? 0); count += 1)
    rows.push(row("DownloadStarted", vendor));
  if (change.isConfirmed === true) rows.push(row("DownloadConfirmed", vendor));
  const transfer: Transfer = {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    resourceId: change.resourceId ?? resource,
    fileName: "a.txt",
    reference: "ref",
    sender,
    senderVendor: sender,
    properties: [],
    checksum: "",
    usesVirusScan: true,
    sizeBytes: 5,
    isStored: true,
    md5: null,
    isScanned: true,
    created: at,
    expires: at + 30 * 86_400_000_000,
    statuses: [
      { status: "Initialized", detail: null, at },
      ...(isPublished ? [{ status: "Published", detail: null, at } as const] : []),
    ],
    recipients: rows,
  };
  return { kind: "transferAdded", transfer };
}
