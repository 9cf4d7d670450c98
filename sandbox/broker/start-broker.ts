/** Starts the broker emulator and its control. */
import { randomUUID } from "node:crypto";
import type { Log } from "../http/listen.ts";
import type { BrokerContext } from "./broker-context.ts";
import { createBodyStore } from "./body-store.ts";
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
import { createState } from "./rules/changes.ts";
import { strictClock, type Instant } from "./rules/instant.ts";
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
}

export interface RunningBroker {
  readonly brokerUrl: string;
  readonly controlUrl: string;
  /** Ends connections and jobs, and removes the uploaded bodies. */
  close(): Promise<void>;
}

/**
 * @throws {PlatformUnreachableError} when the platform does not give what is needed at start
 * @throws {PortTakenError} when a port is in use
 */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const { platformUrl, log, environment = "Development" } = options;
  const client = createHttpClient(platformUrl);
  const closers: (() => void | Promise<void>)[] = [() => client.close()];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const metadata = await readMetadata(client, platformUrl);
    const ownToken = await createOwnToken(client, platformUrl, metadata.maskinporten);
    const platform = createPlatformClient(client, ownToken);
    const now = strictClock(() => performance.timeOrigin + performance.now());
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
      environment !== "Development",
    );
    const context: BrokerContext = {
      state,
      now,
      newId: () => randomUUID(),
      platform,
      verify,
      bodies,
      ranged: rangedDownloads(),
      faults: createFaultSwitch(options.faults),
      clocks,
      environment,
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
    state.apply(seed);
    const broker = await listenAsBroker(options.port, context);
    closers.push(() => broker.close());
    const control = await listenForControl(options.controlPort, context, log);
    closers.push(() => control.close());
    return { brokerUrl: broker.origin, controlUrl: control.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
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
