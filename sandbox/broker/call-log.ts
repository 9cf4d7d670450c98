/** When each address called the reports, for as long as that counts. */
import type { Instant } from "./rules/instant.ts";

/** In microseconds. */
export const callWindow = 3_600_000_000;
/** Addresses that are remembered: a client may make up its own. */
const largestMemory = 10_000;

export interface CallLog {
  /** Times of this address' calls within the window, oldest first. */
  recent(address: string, now: Instant): readonly Instant[];
  add(address: string, now: Instant): void;
}

export function createCallLog(): CallLog {
  const calls = new Map<string, readonly Instant[]>();
  const recent: CallLog["recent"] = (address, now) =>
    (calls.get(address) ?? []).filter((at) => now - at < callWindow);
  return {
    recent,
    add: (address, now) => {
      if (calls.size >= largestMemory) calls.clear();
      calls.set(address, [...recent(address, now), now]);
    },
  };
}
