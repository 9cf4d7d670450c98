import { randomBytes } from "node:crypto";

import { Command, InvalidArgumentError, Option } from "commander";

import { ConfigError } from "../../runner/config-error.ts";
import { defaultPorts } from "../../targets/default-ports.ts";
import { parseOrigin } from "../../targets/origin.ts";
import type { CommandFactory, CommandIo } from "../command.ts";
import { parsePort } from "../port.ts";
import {
  type EnvironmentFormat,
  environmentFormats,
  printEnvironment,
} from "../print-environment.ts";
import { untilSignal } from "../until-signal.ts";

interface PlatformFlags {
  readonly port?: number;
  readonly host?: string;
  readonly publicUrl?: string;
  readonly printEnv?: EnvironmentFormat | true;
  readonly caFile?: string;
  readonly brokerUrl?: string;
  readonly gateway: boolean;
  readonly policy?: string;
  readonly resources?: string;
  readonly tlsName: readonly string[];
  readonly json: boolean;
}

/** `broker-suite platform`: the stand-in for all that a broker calls, until a signal. */
export const platformCommand: CommandFactory = (io) =>
  new Command("platform")
    .description("stand in for the Altinn platform that a broker calls, until Ctrl-C")
    .option(
      "--port <number>",
      `port to listen on (default: ${defaultPorts.platform}, or the next free one)`,
      parsePort,
    )
    .option(
      "--host <address>",
      "interface to listen on: 0.0.0.0 for containers (default: 127.0.0.1)",
    )
    .option(
      "--public-url <url>",
      "address under which the broker reaches it, where that is another",
    )
    .addOption(
      new Option(
        "--print-env [format]",
        "print the settings of an unmodified broker: dotenv (default), shell, powershell or json",
      ).choices(environmentFormats),
    )
    .option("--ca-file <path>", "write the certificate that the broker has to trust here")
    .option(
      "--tls-name <host>",
      "a further host whose TLS the proxy ends (repeatable)",
      addHost,
      [],
    )
    .option("--policy <file>", "who may do what (YAML or JSON), instead of the committed policy")
    .option("--resources <file>", "what the registry knows, instead of the committed resources")
    .option(
      "--broker-url <url>",
      "broker to bring scan results to, and to pass /broker/api/v1 on to",
    )
    .option(
      "--gateway",
      "demand a subscription key (SUBSCRIPTION_KEY, or one that is made) and hold to the published rate limits",
      false,
    )
    .addOption(
      new Option("--json", 'print one ready line on stdout: {"platformUrl":…}')
        .default(false)
        .conflicts("printEnv"),
    )
    .addHelpText("before", "Example: broker-suite platform --print-env dotenv > broker.env\n")
    .action((flags: PlatformFlags) => runPlatform(io, flags));

async function runPlatform(io: CommandIo, flags: PlatformFlags): Promise<void> {
  const [{ startPlatformForBroker }, { certificateNotes }, { onFreePort }] = await Promise.all([
    import("../../sandbox/platform/start-for-broker.ts"),
    import("../../sandbox/platform/broker-settings.ts"),
    import("../../sandbox/http/on-free-port.ts"),
  ]);
  const log = (line: string): void => void io.stderr.write(`${line}\n`);
  const { host, publicUrl, caFile, brokerUrl, policy, resources, printEnv } = flags;
  const options = {
    log,
    furtherTlsNames: flags.tlsName,
    ...(host === undefined ? {} : { host }),
    ...(publicUrl === undefined ? {} : { publicUrl: readOrigin("--public-url", publicUrl) }),
    ...(brokerUrl === undefined ? {} : { brokerUrl: readBrokerUrl(brokerUrl) }),
    ...(policy === undefined ? {} : { policyFile: policy }),
    ...(resources === undefined ? {} : { resourcesFile: resources }),
    ...(caFile === undefined ? {} : { authorityFile: caFile }),
  };
  const subscriptionKey = flags.gateway ? readSubscriptionKey(io, brokerUrl) : null;
  const platform = await onFreePort(flags.port, defaultPorts.platform, log, (port) =>
    startPlatformForBroker({
      ...options,
      ...(subscriptionKey === null ? {} : { subscriptionKey }),
      port,
    }),
  );
  const { platformUrl, settings } = platform;
  const key = subscriptionKey === null ? {} : { subscriptionKey };
  const keyWords = subscriptionKey === null ? "" : `, subscription key ${subscriptionKey}`;
  const ready = `platform ready at ${platformUrl}${keyWords}\n`;
  if (printEnv === undefined) {
    io.stdout.write(flags.json ? `${JSON.stringify({ platformUrl, ...key })}\n` : ready);
  } else {
    const format = printEnv === true ? "dotenv" : printEnv;
    io.stdout.write(printEnvironment(format, settings, certificateNotes));
    if (format === "json") certificateNotes.forEach(log);
    io.stderr.write(ready);
  }
  await untilSignal(io.signal);
  await platform.close();
}

function readOrigin(name: string, text: string): string {
  const origin = parseOrigin(text);
  if (origin.ok) return origin.origin.url;
  const message = `${origin.problem}: received "${text.slice(0, 200)}"`;
  throw new ConfigError([{ name, message, example: `${name} http://127.0.0.1:5096` }]);
}

/** Its requests are passed on over plain HTTP. */
function readBrokerUrl(text: string): string {
  const url = readOrigin("--broker-url", text);
  if (url.startsWith("http://")) return url;
  const message = `has to begin with http://: received "${text.slice(0, 200)}"`;
  throw new ConfigError([
    { name: "--broker-url", message, example: "--broker-url http://127.0.0.1:5096" },
  ]);
}

function readSubscriptionKey({ env }: CommandIo, brokerUrl: string | undefined): string {
  if (brokerUrl === undefined) {
    const message = "is missing: a gateway stands in front of a broker";
    const example = "--gateway --broker-url http://127.0.0.1:5096";
    throw new ConfigError([{ name: "--broker-url", message, example }]);
  }
  const given = env["SUBSCRIPTION_KEY"];
  if (given === "") {
    const message = "is set but empty";
    const example = "SUBSCRIPTION_KEY=a-key, or no such variable: then one is made";
    throw new ConfigError([{ name: "SUBSCRIPTION_KEY", message, example }]);
  }
  return given ?? randomBytes(16).toString("hex");
}

function addHost(value: string, before: readonly string[]): readonly string[] {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value))
    throw new InvalidArgumentError("expected a host name such as platform.tt02.altinn.no.");
  return [...before, value.toLowerCase()];
}
