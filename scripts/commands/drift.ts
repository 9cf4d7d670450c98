/** `broker-suite drift`: holds another OpenAPI document against our contract. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";

import { compareDocuments } from "../../runner/drift/compare-documents.ts";
import {
  countsText,
  documentTitle,
  driftJson,
  driftTable,
  unusedText,
} from "../../runner/drift/describe-drift.ts";
import { readKnownDifferences, sortKnown } from "../../runner/drift/known-differences.ts";
import { readContract } from "../../runner/drift/read-contract.ts";
import { readSource } from "../../runner/drift/read-source.ts";
import { collect } from "../collect-option.ts";
import type { CommandFactory, CommandIo } from "../command.ts";

const ourKnown = fileURLToPath(new URL("../../contracts/known-differences.yaml", import.meta.url));

interface DriftOptions {
  readonly all: boolean;
  readonly json: boolean;
  readonly known?: string;
  readonly contractOverlay: readonly string[];
}

/** The command `drift`: 0 no breaking difference but known ones, 1 another one, 2 no document, 3 not to be judged. */
export const driftCommand: CommandFactory = (io) =>
  new Command("drift")
    .description("hold a live or published OpenAPI document against our contract")
    .argument("<file-or-url>", "OpenAPI 3.0 or 3.1, JSON or YAML")
    .option("--known <file>", "known differences, instead of contracts/known-differences.yaml")
    .option(
      "--contract-overlay <file>",
      "OpenAPI Overlay 1.0 with changes of our contract, as if they were in it; repeatable",
      collect,
      [],
    )
    .option("--all", "show the known differences too", false)
    .option("--json", "print all differences as one JSON document", false)
    .addHelpText(
      "before",
      "Example: broker-suite drift http://localhost:5096/swagger/v1/swagger.json\n",
    )
    .action((source: string, options: DriftOptions) => runDrift(io, source, options));

async function runDrift(io: CommandIo, source: string, options: DriftOptions): Promise<void> {
  // What was given comes first: a mistake in it is told at once.
  const theirs = await readSource(source, io.cwd, io.signal);
  const entries = await readKnownDifferences(
    options.known === undefined ? ourKnown : resolve(io.cwd, options.known),
  );
  const ours = await readContract(options.contractOverlay, io.cwd);
  const sorted = sortKnown(compareDocuments(ours, theirs), entries);
  const unlisted = sorted.differences.filter(({ knownBy }) => knownBy === null);
  io.stderr.write(`${documentTitle(theirs)}\n`);
  if (options.json) io.stdout.write(driftJson(sorted, theirs));
  else io.stdout.write(driftTable(options.all ? sorted.differences : unlisted));
  (options.json ? io.stderr : io.stdout).write(countsText(sorted));
  io.stderr.write(unusedText(sorted));
  if (unlisted.some(({ kind }) => kind === "breaking")) io.exitWith(1);
}
