/** `broker-suite judge`: judges recorded exchanges. */
import { resolve } from "node:path";
import { Command } from "commander";

import {
  countsText,
  countVerdicts,
  verdictLine,
  verdictText,
} from "../../runner/judge/describe-verdicts.ts";
import { judgeEntries, type JudgedExchange } from "../../runner/judge/judge-entries.ts";
import { mendedText } from "../../runner/judge/mended-text.ts";
import { readExchanges } from "../../runner/judge/read-exchanges.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import type { CommandFactory, CommandIo } from "../command.ts";
import { addContractOptions, type ContractFlags, contractOf } from "../contract-options.ts";

/** The command `judge`: 0 kept or excused, 1 broken, 2 unreadable, 3 nothing judged. */
export const judgeCommand: CommandFactory = (io) =>
  addContractOptions(new Command("judge"))
    .description("judge recorded exchanges: HAR 1.2 files, or files with one exchange a line")
    .argument("<file...>", "HAR 1.2, or JSON lines with request and response")
    .option("--json", "print one JSON document for each exchange, a line each", false)
    .addHelpText("before", "Example: broker-suite judge session.har\n")
    .action((files: readonly string[], flags: JudgeFlags) => runJudge(io, files, flags));

interface JudgeFlags extends ContractFlags {
  readonly json: boolean;
}

async function runJudge(io: CommandIo, files: readonly string[], flags: JudgeFlags): Promise<void> {
  const { json } = flags;
  const contract = await contractOf(flags, "allowed", false, io.cwd);
  // All are read before the first is judged: a wrong argument says so at once, and leaves no half result.
  const sources: { readonly file: string; readonly judged: readonly JudgedExchange[] }[] = [];
  for (const file of files) {
    const entries = await readExchanges(resolve(io.cwd, file));
    sources.push({ file, judged: judgeEntries(file, entries, contract) });
  }
  const judged = sources.flatMap((source) => source.judged);
  for (const exchange of judged) {
    const text = json ? `${verdictLine(exchange)}\n` : verdictText(exchange);
    if (text !== "") io.stdout.write(text);
  }
  const counts = countVerdicts(judged);
  const talk = json ? io.stderr : io.stdout;
  if (judged.length > 0) talk.write(countsText(counts));
  talk.write(mendedText(judged, contract.deviations.listed));
  if (counts.kept + counts.broken + counts.excused === 0) throw nothingJudged(judged.length);
  if (counts.broken > 0) io.exitWith(1);
}

function nothingJudged(read: number): SuiteError {
  return new SuiteError({
    code: "NOTHING_JUDGED",
    exitCode: 3,
    message:
      read === 0
        ? "no exchange was found in what was given"
        : `none of the ${read} exchanges is of an operation of the contract`,
    next: "give exchanges with paths under /broker/api/v1/ that contracts/broker.openapi.yaml describes",
  });
}
