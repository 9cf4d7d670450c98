/** The memory of one platform, empty but for what its options bring. */
import { DecisionLog } from "./authorization/decision-log.ts";
import { loadDefaultPolicy } from "./authorization/policy.ts";
import { EventStore } from "./events/event-store.ts";
import { Failures } from "./http/failures.ts";
import { Clients } from "./maskinporten/clients.ts";
import { UsedAssertions } from "./maskinporten/used-assertions.ts";
import { altinnIssuer, maskinportenNames } from "./names.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import type { PlatformOptions } from "./platform-options.ts";
import { RecentRecords } from "./recent-records.ts";
import { loadResources } from "./registry/resources.ts";
import { Scanner } from "./scanner/scanner.ts";
import { nowSeconds, type Surroundings } from "./surroundings.ts";
import { IssuedTokens } from "./tokens/issued-tokens.ts";
import { SystemUsers } from "./tokens/system-users.ts";

/** @param closing aborted when the platform closes: work in the background ends then */
export function makeSurroundings(
  platformUrl: string,
  [altinnKey, maskinportenKey]: PlatformKeys,
  { log, clients = [], brokerUrl }: PlatformOptions,
  closing: AbortSignal,
): Surroundings {
  const nowMs = () => Date.now();
  const issuers = [
    { key: altinnKey, names: [altinnIssuer(platformUrl)] },
    { key: maskinportenKey, names: maskinportenNames(platformUrl).map((name) => name.issuer) },
  ];
  const known = new Clients();
  for (const client of clients) known.register(client);
  return {
    platformUrl,
    log,
    nowMs,
    altinnKey,
    maskinportenKey,
    clients: known,
    usedAssertions: new UsedAssertions(),
    issuedTokens: new IssuedTokens(issuers, () => nowSeconds({ nowMs })),
    systemUsers: new SystemUsers(),
    resources: loadResources(),
    events: new EventStore(),
    decisions: new DecisionLog(),
    calls: new RecentRecords(),
    failures: new Failures(),
    policy: { current: loadDefaultPolicy() },
    scanner: new Scanner({ brokerUrl: brokerUrl ?? null, nowMs, log, closing }),
  };
}
