/** Starts the whole sandbox: platform stand-in and broker emulator, or the emulator alone. */
import { startBroker, type BrokerOptions } from "./broker/start-broker.ts";
import type { Fault } from "./broker/faults.ts";
import { notEmulated } from "./broker/not-emulated.ts";
import type { Log } from "./http/listen.ts";
import { onFreePort } from "./http/on-free-port.ts";
import { defaultPorts } from "../targets/default-ports.ts";
import { startPlatform } from "./platform/start-platform.ts";

export interface SandboxOptions {
  /** Asked for explicitly: taken is an error. Absent: 5096, or the next free one with a note. 0: any. */
  readonly brokerPort?: number;
  /** As above, from 5097. Without effect beside `platformUrl`. */
  readonly platformPort?: number;
  /** As above, from 5098. */
  readonly controlPort?: number;
  /** Origin of a platform that runs already; then none is started. */
  readonly platformUrl?: string;
  readonly faults: readonly Fault[];
  readonly log: Log;
  /** How the broker is run. */
  readonly broker?: Pick<
    BrokerOptions,
    "clocks" | "environment" | "malwareScan" | "storage" | "approvedWithoutScan" | "defects"
  >;
}

export interface RunningSandbox {
  readonly brokerUrl: string;
  readonly platformUrl: string;
  readonly controlUrl: string;
  close(): Promise<void>;
}

/**
 * @throws {PortTakenError} when a port that was asked for is in use
 * @throws {PlatformUnreachableError} when the given platform cannot be used
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { log } = options;
  const platform =
    options.platformUrl === undefined
      ? await onFreePort(options.platformPort, defaultPorts.platform, log, (port) =>
          startPlatform({ port, log }),
        )
      : { platformUrl: options.platformUrl.replace(/\/$/, ""), close: () => Promise.resolve() };
  try {
    const broker = await onFreePort(options.brokerPort, defaultPorts.broker, log, (port) =>
      onFreePort(options.controlPort, defaultPorts.control, log, (controlPort) =>
        startBroker({
          port,
          controlPort,
          platformUrl: platform.platformUrl,
          faults: options.faults,
          log,
          ...options.broker,
        }),
      ),
    );
    for (const gap of notEmulated) log(`sandbox: not emulated: ${gap}`);
    return {
      brokerUrl: broker.brokerUrl,
      platformUrl: platform.platformUrl,
      controlUrl: broker.controlUrl,
      close: async () => {
        await broker.close();
        await platform.close();
      },
    };
  } catch (error) {
    await platform.close();
    throw error;
  }
}
