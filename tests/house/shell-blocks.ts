/** The commands of one fenced block, in order. */
export interface ShellBlock {
  readonly path: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  readonly commands: readonly string[];
}

/** A prompt, or a program that our pages speak of, perhaps after variables. */
const looksLikeCommand =
  /^\s*(?:\$ |(?:[A-Z_0-9]+=\S* )*(?:npm|npx|curl|k6 run|\.ci\/run|(?:scripts\/)?broker-suite) )/;

/**
 * The commands that a page shows: the lines of its `sh` blocks, and in other blocks the lines that look like one. Lines that end in a backslash are joined, comments are left out.
 */
export function shellBlocks(path: string, markdown: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  for (const match of markdown.matchAll(/^ *```(\w*)\n([^]*?)^ *```$/gm)) {
    const [, language = "", text = ""] = match;
    const isScript = /^(?:sh|bash|shell)$/.test(language);
    const commands = text
      .replaceAll(/\\(?: +#.*)?\n\s*/g, "")
      .split("\n")
      .filter((line) => isScript || looksLikeCommand.test(line))
      .map((line) => line.replace(/^\s*\$ /, "").replace(/(?:^|\s)#(?:\s.*)?$/, ""))
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (commands.length === 0) continue;
    blocks.push({ path, line: markdown.slice(0, match.index).split("\n").length, commands });
  }
  return blocks;
}
