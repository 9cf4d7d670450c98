/** The last decisions, and how many there were of each kind. */
import { RecentRecords } from "../recent-records.ts";
import type { Decision } from "./decide.ts";

export interface DecisionRecord {
  /** RFC 3339, when the request came. */
  readonly receivedAt: string;
  readonly systemUserId: string | null;
  readonly subject: string | null;
  readonly party: string | null;
  readonly resource: string;
  /** The file transfer, which the broker names in checks of recipients only. */
  readonly resourceInstance: string | null;
  readonly action: string;
  readonly decision: Decision;
  readonly reason: string;
}

export class DecisionLog extends RecentRecords<DecisionRecord> {
  #counts: Record<Decision, number> = noDecisions();

  override add(record: DecisionRecord): void {
    this.#counts[record.decision] += 1;
    super.add(record);
  }

  override clear(): void {
    this.#counts = noDecisions();
    super.clear();
  }

  /** Since the start or the last clearing, also of those no longer kept. */
  get counts(): Readonly<Record<Decision, number>> {
    return this.#counts;
  }
}

function noDecisions(): Record<Decision, number> {
  return { Permit: 0, Deny: 0, NotApplicable: 0 };
}
