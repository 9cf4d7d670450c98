import { Command, Option } from "commander";

import { ConfigError } from "../../runner/config-error.ts";
import { parseOrigin } from "../../targets/origin.ts";
import type { MalwareScan } from "../../sandbox/broker/rules/service.ts";
import { defaultPorts } from "../../targets/default-ports.ts";
import type { CommandFactory, CommandIo } from "../command.ts";
import { parsePort } from "../port.ts";
import { untilSignal } from "../until-signal.ts";

/** As the emulator has them: named here so that `--help` need not load it. */
const malwareScans: readonly MalwareScan[] = ["simulated", "scanner", "webhook"];
const allStorage = ["AltinnAzure", "AltinnAzureWithoutVirusScan"] as const;

interface SandboxFlags {
  readonly port?: number;
  readonly platformUrl?: string;
  readonly environment?: string;
  readonly malwareScan?: MalwareScan;
  readonly storageWithoutScan: boolean;
  readonly fault: readonly string[];
  readonly listFaults: boolean;
  readonly defect: readonly string[];
  readonly listDefects: boolean;
  readonly json: boolean;
}

/** `broker-suite sandbox`: the emulator, with a platform of its own unless one is given, until a signal. */
export const sandboxCommand: CommandFactory = (io) =>
  new Command("sandbox")
    .description("run an emulated broker to try things on, until Ctrl-C")
    .option(
      "--port <number>",
      `port of the broker on 127.0.0.1 (default: ${defaultPorts.broker}, or the next free one)`,
      parsePort,
    )
    .option("--platform-url <url>", "use this platform instead of starting one")
    .option(
      "--fault <ids>",
      "faults from the start, comma-separated: ID, or ID@N for every Nth time",
      splitIds,
      [],
    )
    .option("--list-faults", "print one fault a line, its id first", false)
    .option(
      "--defect <ids>",
      "defects of the real service to show, comma-separated: D21",
      splitIds,
      [],
    )
    .option("--list-defects", "print one defect a line, its id first", false)
    .option("--environment <name>", "name of the host environment (default: Development)")
    .option(
      "--storage-without-scan",
      "the service owner has storage without virus scan as well (default: outside Development)",
      false,
    )
    .addOption(
      new Option(
        "--malware-scan <by>",
        "who scans (default: simulated in Development, else scanner)",
      ).choices(malwareScans),
    )
    .option(
      "--json",
      'print one ready line on stdout: {"brokerUrl":…,"platformUrl":…,"controlUrl":…}',
      false,
    )
    .addHelpText("before", "Example: broker-suite sandbox --fault download-byte-wrong\n")
    .action((flags: SandboxFlags) => {
      if (flags.listFaults) return listFaults(io);
      return flags.listDefects ? listDefects(io) : runSandbox(io, flags);
    });

async function listFaults(io: CommandIo): Promise<void> {
  const { faults } = await import("../../sandbox/broker/faults.ts");
  const width = Math.max(...faults.map(({ id }) => id.length));
  for (const { id, description } of faults)
    io.stdout.write(`${id.padEnd(width)}  ${description}\n`);
}

async function listDefects(io: CommandIo): Promise<void> {
  const { defects } = await import("../../sandbox/broker/rules/defects.ts");
  for (const [id, description] of Object.entries(defects))
    io.stdout.write(`${id}  ${description}\n`);
}

async function runSandbox(io: CommandIo, flags: SandboxFlags): Promise<void> {
  const [{ startSandbox }, { parseFault }, { parseDefect }] = await Promise.all([
    import("../../sandbox/start-sandbox.ts"),
    import("../../sandbox/broker/faults.ts"),
    import("../../sandbox/broker/parse-defect.ts"),
  ]);
  const sandbox = await startSandbox({
    ...(flags.port === undefined ? {} : { brokerPort: flags.port }),
    ...(flags.platformUrl === undefined ? {} : { platformUrl: readOrigin(flags.platformUrl) }),
    faults: flags.fault.map((fault) => parseFault(fault)),
    broker: {
      ...(flags.environment === undefined ? {} : { environment: flags.environment }),
      ...(flags.malwareScan === undefined ? {} : { malwareScan: flags.malwareScan }),
      ...(flags.storageWithoutScan ? { storage: allStorage } : {}),
      defects: flags.defect.map((id) => parseDefect(id)),
    },
    log: (line) => void io.stderr.write(`${line}\n`),
  });
  const { brokerUrl, platformUrl, controlUrl } = sandbox;
  io.stdout.write(
    flags.json
      ? `${JSON.stringify({ brokerUrl, platformUrl, controlUrl })}\n`
      : `sandbox ready: broker ${brokerUrl}, platform ${platformUrl}, control ${controlUrl}\n`,
  );
  await untilSignal(io.signal);
  await sandbox.close();
}

function readOrigin(text: string): string {
  const parsed = parseOrigin(text);
  if (parsed.ok) return parsed.origin.url;
  const message = `${parsed.problem}: received "${text.slice(0, 200)}"`;
  throw new ConfigError([
    { name: "--platform-url", message, example: "--platform-url http://127.0.0.1:5097" },
  ]);
}

function splitIds(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, ...value.split(",").map((id) => id.trim())];
}
