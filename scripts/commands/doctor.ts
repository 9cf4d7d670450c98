/** `broker-suite doctor`: what is here in which version, what is missing, and the command that brings it. */
import { Command } from "commander";
import { examineMachine } from "../../runner/doctor/examine-machine.ts";
import { formatFindings, isReady } from "../../runner/doctor/finding.ts";
import type { CommandFactory } from "../command.ts";

/** The command `doctor`: 0 when all is here that the main job needs, else 3. */
export const doctorCommand: CommandFactory = (io) =>
  new Command("doctor")
    .description("says what is here, what is missing, and the command that brings it")
    .option("--json", "print {ready, findings} as one JSON document", false)
    .addHelpText("before", "Example: broker-suite doctor\n")
    .action(async ({ json }: { readonly json: boolean }) => {
      const findings = await examineMachine(io);
      const ready = isReady(findings);
      io.stdout.write(json ? `${JSON.stringify({ ready, findings })}\n` : formatFindings(findings));
      io.stderr.write(
        ready
          ? "ready: the main job has all it needs (npm start)\n"
          : "not ready: the main job needs what is missing above\n",
      );
      if (!ready) io.exitWith(3);
    });
