/** What the routes of one platform have in common: names, keys, memory and clock. */
import type { Log } from "../http/listen.ts";
import type { DecisionLog } from "./authorization/decision-log.ts";
import type { Policy } from "./authorization/policy.ts";
import type { Clocks } from "./clocks.ts";
import type { EventStore } from "./events/event-store.ts";
import type { PushRecord } from "./events/push-record.ts";
import type { Pusher } from "./events/pusher.ts";
import type { Subscriptions } from "./events/subscriptions.ts";
import type { GatewaySettings } from "./gateway/gateway-settings.ts";
import type { CallRecord } from "./http/call-record.ts";
import type { Failures } from "./http/failures.ts";
import type { Clients } from "./maskinporten/clients.ts";
import type { UsedAssertions } from "./maskinporten/used-assertions.ts";
import type { RecentRecords } from "./recent-records.ts";
import type { Resource, Resources } from "./registry/resources.ts";
import type { Scanner } from "./scanner/scanner.ts";
import type { IssuedTokens } from "./tokens/issued-tokens.ts";
import type { SigningKey } from "./tokens/signing-key.ts";
import type { SystemUsers } from "./tokens/system-users.ts";

export interface Surroundings {
  /** Origin of this process, without a trailing slash. */
  readonly platformUrl: string;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly altinnKey: SigningKey;
  readonly maskinportenKey: SigningKey;
  readonly clients: Clients;
  readonly usedAssertions: UsedAssertions;
  readonly issuedTokens: IssuedTokens;
  readonly systemUsers: SystemUsers;
  readonly resources: Resources;
  readonly events: EventStore;
  readonly decisions: DecisionLog;
  readonly calls: RecentRecords<CallRecord>;
  readonly failures: Failures;
  readonly scanner: Scanner;
  /** What the gateway demands; control changes it. */
  readonly gateway: { current: GatewaySettings };
  /** Origin of the broker behind the gateway; null where there is none. */
  readonly brokerUrl: string | null;
  readonly subscriptions: Subscriptions;
  readonly pushes: RecentRecords<PushRecord>;
  readonly pusher: Pusher;
  /** The clocks in force; control changes them. */
  readonly clocks: { current: Clocks };
  /** What the start asked for, which control goes back to. */
  readonly initialGateway: GatewaySettings;
  /** The policy in force; control replaces it. */
  readonly policy: { current: Policy };
  /** Reads the files of the start anew. */
  readonly loadPolicy: () => Policy;
  readonly loadResources: () => readonly Resource[];
}

/** Seconds since the epoch, as tokens count them. */
export function nowSeconds({ nowMs }: Pick<Surroundings, "nowMs">): number {
  return Math.floor(nowMs() / 1000);
}
