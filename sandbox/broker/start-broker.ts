/** Starts the broker emulator and its control. */
import { randomUUID } from "node:crypto";
import type { Log } from "../http/listen.ts";
import type { BrokerContext } from "./broker-context.ts";
import { createBodyStore } from "./body-store.ts";
import { createCallLog } from "./call-log.ts";
import { createClock } from "./clock.ts";
import { defaultClocks, type Clocks } from "./clocks.ts";
import { listenForControl } from "./control/control-server.ts";
import { createFaultSwitch, type Fault } from "./faults.ts";
import { listenAsBroker } from "./http/broker-server.ts";
import { createJobRunner } from "./jobs.ts";
import { createHttpClient } from "./platform/http-client.ts";
import { readMetadata } from "./platform/metadata.ts";
import { createOwnToken } from "./platform/own-token.ts";
import { createPlatformClient } from "./platform/platform-client.ts";
import { createEventPublisher } from "./platform/publish-events.ts";
import { createVerifier } from "./platform/verifier.ts";
import { createState, type Change } from "./rules/changes.ts";
import type { DefectId } from "./rules/defects.ts";
import type { Instant } from "./rules/instant.ts";
import { isDevelopment, storageTypes, type MalwareScan, type Service } from "./rules/service.ts";
import type { StorageProviderType } from "./rules/state.ts";
import { seed } from "./seed.ts";

export interface BrokerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** 0 takes any free port. */
  readonly controlPort: number;
  /** Origin of the platform, without a trailing slash. */
  readonly platformUrl: string;
  readonly faults: readonly Fault[];
  readonly log: Log;
  /** @default defaultClocks */
  readonly clocks?: Partial<Clocks>;
  /** Name of the host environment. Only in `Development` are tokens accepted whatever their lifetime. @default "Development" */
  readonly environment?: string;
  /** @default "simulated" in Development, else "scanner" */
  readonly malwareScan?: MalwareScan;
  /** What the seeded service owner has. @default as every other gets it: in Development storage with scan only */
  readonly storage?: readonly StorageProviderType[];
  /** Ids of resources that Altinn approved: they may do without virus scan in Production. @default none */
  readonly approvedWithoutScan?: readonly string[];
  /** Key of the reports; null: none is configured. @default "sandbox-statistics-key" */
  readonly statisticsKey?: string | null;
  /** Defects of the real service that are shown. @default none */
  readonly defects?: readonly DefectId[];
}

const defaultStatisticsKey = "sandbox-statistics-key";

export interface RunningBroker {
  readonly brokerUrl: string;
  readonly controlUrl: string;
  /** Rows as made by hand in the service's database. */
  apply(changes: readonly Change[]): void;
  /** Ends connections and jobs, and removes the uploaded bodies. */
  close(): Promise<void>;
}

/**
 * @throws {PlatformUnreachableError} when the platform does not give what is needed at start
 * @throws {PortTakenError} when a port is in use
 */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const { platformUrl, log } = options;
  const service = { current: serviceOf(options) };
  const client = createHttpClient(platformUrl);
  const closers: (() => void | Promise<void>)[] = [() => client.close()];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const metadata = await readMetadata(client, platformUrl);
    const ownToken = await createOwnToken(client, platformUrl, metadata.maskinporten);
    const platform = createPlatformClient(client, ownToken);
    const clock = createClock(() => performance.timeOrigin + performance.now());
    const { now } = clock;
    const events = createEventPublisher(platform, platformUrl, now, log);
    const bodies = await createBodyStore();
    closers.push(() => bodies.close());
    const jobs = createJobRunner(() => context);
    const state = createState();
    const clocks = { current: { ...defaultClocks, ...options.clocks } };
    const verify = createVerifier(
      client,
      platformUrl,
      metadata.issuers,
      !isDevelopment(service.current),
    );
    const context: BrokerContext = {
      state,
      clock,
      now,
      newId: () => randomUUID(),
      platform,
      verify,
      bodies,
      ranged: rangedDownloads(),
      reportCalls: createCallLog(),
      faults: createFaultSwitch(options.faults),
      clocks,
      jobs,
      service,
      log,
      commit: (transition) => {
        state.apply(transition.changes);
        events.publish(transition.events, clocks.current.eventMs);
        jobs.add(transition.jobs ?? []);
      },
    };
    closers.push(
      () => events.close(),
      () => jobs.close(),
    );
    state.apply(seed(options.storage ?? storageTypes(service.current)));
    jobs.add([{ kind: "findStuckUploads" }]);
    const broker = await listenAsBroker(options.port, context);
    closers.push(() => broker.close());
    const control = await listenForControl(options.controlPort, context, log);
    closers.push(() => control.close());
    const apply = (changes: readonly Change[]): void => {
      state.apply(changes);
    };
    return { brokerUrl: broker.origin, controlUrl: control.origin, apply, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function serviceOf(options: BrokerOptions): Service {
  const { environment = "Development", malwareScan, approvedWithoutScan = [] } = options;
  const service: Service = {
    environment,
    malwareScan: malwareScan ?? "simulated",
    approvedWithoutScan,
    statisticsKey:
      options.statisticsKey === undefined ? defaultStatisticsKey : options.statisticsKey,
    defects: new Set(options.defects),
  };
  return malwareScan === undefined && !isDevelopment(service)
    ? { ...service, malwareScan: "scanner" }
    : service;
}

function rangedDownloads(): BrokerContext["ranged"] {
  const times = new Map<string, Instant>();
  return {
    last: (key) => times.get(key),
    remember: (key, at) => {
      times.set(key, at);
    },
  };
}
