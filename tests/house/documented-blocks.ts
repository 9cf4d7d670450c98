/** The commands of the pages, block by block, and how each is run. */
import { documentedCommands, type HowItIsRun } from "./documented-commands.ts";
import { readProjectFiles } from "./project-files.ts";
import { shellBlocks } from "./shell-blocks.ts";

export const files = await readProjectFiles();
const pages = files.filter(({ path }) => /^(?:README|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(path));
export const blocks = pages
  .flatMap(({ path, text }) => shellBlocks(path, withoutRecipes(text)))
  .map(({ commands, ...place }) => ({
    ...place,
    commands: commands.flatMap((command) => command.split(" && ")),
  }));

/** What is to be run of README and CONTRIBUTING, or of the pages in docs/. */
export function blocksToRun(of: "root" | "docs") {
  return withoutRepeats(blocks).filter(({ path }) => path.startsWith("docs/") === (of === "docs"));
}

/** Recipes have a test of their own, which runs their commands after their changes. */
function withoutRecipes(text: string): string {
  return text
    .split(/^(?=## )/m)
    .map((section) => (section.startsWith("## Add ") ? section.replace(/\S.*/g, "") : section))
    .join("");
}

/** Each block with its rows, without commands that an earlier one has run; its servers stay as long as another command does. */
function withoutRepeats(all: typeof blocks) {
  const done = new Set<string>();
  return all.flatMap(({ path, line, commands }) => {
    const rows = commands.flatMap((command): readonly (readonly [string, HowItIsRun])[] => {
      const how = documentedCommands[command];
      return how === undefined || how.kind === "runBy" ? [] : [[command, how]];
    });
    const needsServers = rows.some(
      ([command, { kind }]) => kind !== "serves" && !done.has(command),
    );
    const kept = rows.filter(
      ([command, { kind }]) => !done.has(command) || (needsServers && kind === "serves"),
    );
    for (const [command] of kept) done.add(command);
    return kept.length > 0 ? [{ path, line, commands: kept }] : [];
  });
}
