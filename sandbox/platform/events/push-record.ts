/** One attempt to bring an event to a subscriber. */
export interface PushRecord {
  /** RFC 3339, when the attempt began. */
  readonly pushedAt: string;
  readonly subscriptionId: number;
  readonly eventId: string;
  readonly type: string;
  /** From 1 to 12. */
  readonly attempt: number;
  /** Status of the answer; null when there was none. */
  readonly status: number | null;
  /** `delivered`, `failed` (tried anew later), or `dead` (the last attempt). */
  readonly outcome: "delivered" | "failed" | "dead";
}
