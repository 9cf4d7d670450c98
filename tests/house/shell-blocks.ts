/** The commands of one fenced block, in order. */
export interface ShellBlock {
  readonly path: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  readonly commands: readonly string[];
}

/**
 * The commands that a page shows: lines of its `sh` blocks, joined where one ends in a backslash, without
 * comments. Output belongs into blocks of another name (`text`).
 */
export function shellBlocks(path: string, markdown: string): readonly ShellBlock[] {
  const blocks: ShellBlock[] = [];
  for (const match of markdown.matchAll(/^ *```(?:sh|bash|shell|console)\n([^]*?)^ *```$/gm)) {
    const line = markdown.slice(0, match.index).split("\n").length;
    const commands = (match[1] ?? "")
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .map((text) => text.replace(/(?:^|\s)#(?:\s.*)?$/, "").trim())
      .filter((text) => text !== "");
    blocks.push({ path, line, commands });
  }
  return blocks;
}
