/** The memory of one platform, empty but for what its options bring. */
import { DecisionLog } from "./authorization/decision-log.ts";
import { loadPolicy } from "./authorization/policy.ts";
import { usualClocks } from "./clocks.ts";
import { maySubscribe } from "./events/consumer.ts";
import { EventStore } from "./events/event-store.ts";
import type { PushRecord } from "./events/push-record.ts";
import { Pusher } from "./events/pusher.ts";
import { Subscriptions } from "./events/subscriptions.ts";
import { initialGatewaySettings } from "./gateway/gateway-settings.ts";
import { Failures } from "./http/failures.ts";
import { Clients } from "./maskinporten/clients.ts";
import { UsedAssertions } from "./maskinporten/used-assertions.ts";
import { altinnIssuer, maskinportenNames } from "./names.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import type { PlatformOptions } from "./platform-options.ts";
import { RecentRecords } from "./recent-records.ts";
import { loadResources } from "./registry/resource-file.ts";
import { Resources } from "./registry/resources.ts";
import { Scanner } from "./scanner/scanner.ts";
import { nowSeconds, type Surroundings } from "./surroundings.ts";
import { IssuedTokens } from "./tokens/issued-tokens.ts";
import { SystemUsers } from "./tokens/system-users.ts";

/** @param closing aborted when the platform closes: work in the background ends then */
export function makeSurroundings(
  platformUrl: string,
  [altinnKey, maskinportenKey]: PlatformKeys,
  { log, clients = [], policyFile, resourcesFile, ...options }: PlatformOptions,
  closing: AbortSignal,
): Surroundings {
  const nowMs = () => Date.now();
  const brokerUrl = options.brokerUrl ?? null;
  const initialGateway = initialGatewaySettings(options.subscriptionKey ?? null);
  const issuers = [
    { key: altinnKey, names: [altinnIssuer(platformUrl)] },
    { key: maskinportenKey, names: maskinportenNames(platformUrl).map((name) => name.issuer) },
  ];
  const known = new Clients();
  for (const client of clients) known.register(client);
  const subscriptions = new Subscriptions();
  const pushes = new RecentRecords<PushRecord>();
  const clocks = { current: usualClocks };
  const policy = { current: loadPolicy(policyFile) };
  const resources = new Resources(loadResources(resourcesFile));
  const pusher = new Pusher({
    platformUrl,
    subscriptions,
    pushes,
    clocks,
    nowMs,
    closing,
    isAllowed: ({ id, subjectFilter }, { resource }) => {
      const consumer = subscriptions.consumerOf(id);
      const known = { policy, resources };
      return consumer !== undefined && maySubscribe(consumer, resource, subjectFilter, known);
    },
  });
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
    resources,
    events: new EventStore(),
    decisions: new DecisionLog(),
    calls: new RecentRecords(),
    failures: new Failures(),
    policy,
    loadPolicy: () => loadPolicy(policyFile),
    loadResources: () => loadResources(resourcesFile),
    subscriptions,
    pushes,
    pusher,
    clocks,
    brokerUrl,
    initialGateway,
    gateway: { current: initialGateway },
    scanner: new Scanner({ brokerUrl, nowMs, log, closing }),
  };
}
