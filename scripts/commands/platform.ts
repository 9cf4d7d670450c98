import { Command } from "commander";

import { defaultPorts } from "../../targets/default-ports.ts";
import type { CommandFactory } from "../command.ts";
import { parsePort } from "../port.ts";
import { untilSignal } from "../until-signal.ts";

/** `broker-suite platform`: the stand-in for all that a broker calls, until a signal. */
export const platformCommand: CommandFactory = (io) =>
  new Command("platform")
    .description("stand in for the Altinn platform that a broker calls, until Ctrl-C")
    .option(
      "--port <number>",
      `port on 127.0.0.1 (default: ${defaultPorts.platform}, or the next free one)`,
      parsePort,
    )
    .option("--json", 'print one ready line on stdout: {"platformUrl":…}', false)
    .addHelpText("before", "Example: broker-suite platform --port 5097\n")
    .action(async (flags: { readonly port?: number; readonly json: boolean }) => {
      const [{ startPlatform }, { onFreePort }] = await Promise.all([
        import("../../sandbox/platform/start-platform.ts"),
        import("../../sandbox/http/on-free-port.ts"),
      ]);
      const log = (line: string): void => void io.stderr.write(`${line}\n`);
      const platform = await onFreePort(flags.port, defaultPorts.platform, log, (port) =>
        startPlatform({ port, log }),
      );
      const { platformUrl } = platform;
      io.stdout.write(
        flags.json ? `${JSON.stringify({ platformUrl })}\n` : `platform ready at ${platformUrl}\n`,
      );
      await untilSignal(io.signal);
      await platform.close();
    });
