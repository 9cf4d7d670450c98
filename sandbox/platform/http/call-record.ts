/** One call that came to the platform, without what is secret: neither bodies nor tokens. */
import type { Dependency } from "../dependencies.ts";

export interface CallRecord {
  /** RFC 3339, when the request came. */
  readonly receivedAt: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly dependency: Dependency | "broker" | null;
  /** Status of the answer. */
  readonly status: number;
  /** The mode of the failure that it met. */
  readonly failure: string | null;
  /** From the request's head to the end of its handling, in milliseconds. */
  readonly durationMs: number;
  /** `client_id` of the bearer token, where this process issued that. */
  readonly clientId: string | null;
}
