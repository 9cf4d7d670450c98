import { shellBlocks } from "./shell-blocks.ts";

/** One change of one file, as a `diff` block shows it. */
export interface FileChange {
  readonly path: string;
  /** Lines that must be there, once; null: the file is new. */
  readonly before: readonly string[] | null;
  readonly after: readonly string[];
}

/** A command of a recipe, and how it ends: `# ends with 1 and names x` after it; with 0 when nothing is said. */
export interface RecipeCommand {
  readonly command: string;
  readonly exitCode: number;
  /** A word that has to stand in its output; empty: none. */
  readonly names: string;
}

export interface Recipe {
  readonly title: string;
  readonly changes: readonly FileChange[];
  readonly commands: readonly RecipeCommand[];
}

/** The recipes of a page: its sections `## Add …`, each with the blocks that stand in it. */
export function readRecipes(markdown: string): readonly Recipe[] {
  return markdown
    .split(/^(?=## )/m)
    .filter((section) => section.startsWith("## Add "))
    .map((section) => ({
      title: section.slice(3, section.indexOf("\n")),
      changes: [...section.matchAll(/^```diff\n([^]*?)^```$/gm)].flatMap(([, block = ""]) =>
        readChanges(block),
      ),
      commands: [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([block]) =>
        block.split("\n").flatMap(readCommand),
      ),
    }));
}

function readCommand(line: string): readonly RecipeCommand[] {
  const [command] = shellBlocks("", `\`\`\`sh\n${line}\n\`\`\`\n`)[0]?.commands ?? [];
  const [, exitCode = "0", names = ""] = /# ends with (\d+)(?: and names (\S+))?/.exec(line) ?? [];
  return command === undefined || line.startsWith("```")
    ? []
    : [{ command, exitCode: Number(exitCode), names }];
}

/** `+++ path`, then changes parted by `@@`; `--- new file` before it makes a new one. */
function readChanges(block: string): readonly FileChange[] {
  const [heading = "", ...hunks] = block.split(/^@@.*\n/m);
  const path = /^\+\+\+ (\S+)$/m.exec(heading)?.[1] ?? "";
  const isNew = /^--- new file$/m.test(heading);
  return hunks.map((hunk) => {
    const lines = hunk.replace(/\n$/, "").split("\n");
    const side = (mark: string): readonly string[] =>
      lines
        .filter((line) => line === "" || line[0] === " " || line[0] === mark)
        .map((line) => line.slice(1));
    return { path, before: isNew ? null : side("-"), after: side("+") };
  });
}

/**
 * The text of a file after a change.
 *
 * @throws {Error} when the lines that the recipe shows are not there, or more than once
 */
export function applyChange(text: string, { path, before, after }: FileChange): string {
  if (before === null) return `${after.join("\n")}\n`;
  const old = `${before.join("\n")}\n`;
  const places: number[] = [];
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1)) {
    if (at === 0 || text[at - 1] === "\n") places.push(at);
  }
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(`${path}: these lines stand there ${places.length} times, not once:\n${old}`);
  }
  return `${text.slice(0, place)}${after.join("\n")}\n${text.slice(place + old.length)}`;
}
