/** What every part of a running emulator needs: state, clock, platform, bodies, jobs, faults. */
import type { Log } from "../http/listen.ts";
import type { BodyStore } from "./body-store.ts";
import type { Clock } from "./clock.ts";
import type { Clocks } from "./clocks.ts";
import type { CallLog } from "./call-log.ts";
import type { FaultSwitch } from "./faults.ts";
import type { PlatformClient } from "./platform/platform-client.ts";
import type { Verification } from "./platform/verify-token.ts";
import type { EventDraft, Job } from "./rules/answer.ts";
import type { Change, createState } from "./rules/changes.ts";
import type { RangedDownloads } from "./rules/download-file.ts";
import type { Instant } from "./rules/instant.ts";
import type { Service } from "./rules/service.ts";
import type { Schedule } from "./schedule.ts";

export interface BrokerContext {
  readonly state: ReturnType<typeof createState>;
  readonly clock: Clock;
  /** The clock's: strictly rising. */
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly platform: PlatformClient;
  readonly verify: (token: string) => Verification;
  readonly bodies: BodyStore;
  readonly ranged: RangedDownloads;
  /** Calls of the reports, by address. */
  readonly reportCalls: CallLog;
  readonly faults: FaultSwitch;
  readonly clocks: { current: Clocks };
  readonly jobs: Pick<Schedule<Job>, "advance" | "rearm">;
  readonly service: { current: Service };
  readonly log: Log;
  /** Makes a transition real: rows first, then events and jobs. */
  readonly commit: (transition: {
    readonly changes: readonly Change[];
    readonly events: readonly EventDraft[];
    readonly jobs?: readonly Job[];
  }) => void;
}
