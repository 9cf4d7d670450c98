/** The commands of one fenced block, in order. */
export interface ShellBlock {
  readonly path: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  readonly commands: readonly string[];
}

/**
 * The commands that a page shows: the lines of its `sh` blocks, and in other blocks the lines that begin with
 * a prompt (`$ `). Lines that end in a backslash are joined, comments are left out.
 */
export function shellBlocks(path: string, markdown: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  for (const match of markdown.matchAll(/^ *```(\w*)\n([^]*?)^ *```$/gm)) {
    const [, language = "", text = ""] = match;
    const isScript = /^(?:sh|bash|shell)$/.test(language);
    const commands = text
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .filter((line) => isScript || line.trimStart().startsWith("$ "))
      .map((line) => line.replace(/^\s*\$ /, "").replace(/(?:^|\s)#(?:\s.*)?$/, ""))
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (commands.length === 0) continue;
    blocks.push({ path, line: markdown.slice(0, match.index).split("\n").length, commands });
  }
  return blocks;
}
