/** `broker-suite collections`: the Postman collection and its environments, here or in a folder of yours. */
import { copyFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { Command } from "commander";

import { listCollectionFiles } from "../../runner/contract/list-collection-files.ts";
import { prepareOutputDir } from "../../runner/output-dir.ts";
import { projectUrl } from "../../runner/suite-version.ts";
import type { CommandFactory, CommandIo } from "../command.ts";

interface CollectionsFlags {
  readonly outputDir?: string;
  readonly json: boolean;
}

export const collectionsCommand: CommandFactory = (io) =>
  new Command("collections")
    .description("the Postman collection and its environments: says where they are, or copies them")
    .option("--output-dir <dir>", "folder to copy them to; it is made if need be")
    .option("--json", "print {collections, environments} as one JSON document", false)
    .addHelpText(
      "before",
      [
        "Example: broker-suite collections --output-dir postman",
        "",
        "Import both into Postman, or run them with newman against a started sandbox:",
        "  newman run contract.postman_collection.json -e sandbox.postman_environment.json",
        "",
      ].join("\n"),
    )
    .action((flags: CollectionsFlags) => runCollections(io, flags));

/** @throws {SuiteError} `OUTPUT_NOT_WRITABLE` */
async function runCollections(io: CommandIo, flags: CollectionsFlags): Promise<void> {
  const files = await listCollectionFiles();
  const paths =
    flags.outputDir === undefined
      ? { collections: files.collections.map(toPath), environments: files.environments.map(toPath) }
      : await copyTo(await prepareOutputDir(resolve(io.cwd, flags.outputDir)), files);
  const lines = [...paths.collections, ...paths.environments].join("\n");
  io.stdout.write(flags.json ? `${JSON.stringify(paths)}\n` : `${lines}\n`);
}

async function copyTo(
  dir: string,
  files: Awaited<ReturnType<typeof listCollectionFiles>>,
): Promise<{ readonly collections: readonly string[]; readonly environments: readonly string[] }> {
  const copy = async (path: string): Promise<string> => {
    const target = join(dir, basename(path));
    await copyFile(toPath(path), target);
    return target;
  };
  return {
    collections: await Promise.all(files.collections.map(copy)),
    environments: await Promise.all(files.environments.map(copy)),
  };
}

function toPath(path: string): string {
  return fileURLToPath(new URL(path, projectUrl));
}
