/** A YAML file of a user as plain data, with the line and column of each place in it. */
import { readFile } from "node:fs/promises";

import { isNode, LineCounter, parseDocument } from "yaml";

import { SuiteError } from "../../targets/suite-error.ts";

export interface YamlFile {
  readonly text: string;
  readonly data: unknown;
  /** `file:line:column` of the value at a JSON pointer; of the nearest one around it where nothing stands there. */
  readonly placeOf: (pointer: string) => string;
}

/** What is said where the file cannot be taken. */
export interface FileWords {
  /** `deviations file`. */
  readonly kind: string;
  /** Code of the error when the file is wrong; `<code>_UNREADABLE` has no separate one. */
  readonly code: string;
  readonly next: string;
}

/**
 * @param name for messages: the path as the user gave it
 * @throws {SuiteError} exit 2, with line and column, when it cannot be read or is no YAML
 */
export async function readYamlFile(
  path: string,
  name: string,
  words: FileWords,
): Promise<YamlFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw wrongFile(words, `the ${words.kind} "${name}" cannot be read: ${reason}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const [reason = ""] = problem.message.split("\n");
    throw wrongFile(
      words,
      `${name}:${line}:${col} is no YAML: ${reason.replace(/ at line \d+.*$/, "")}`,
    );
  }
  return {
    text,
    data: document.toJS(),
    placeOf: (pointer) => {
      const steps = pointer.split("/").slice(1).map(unescaped);
      for (let length = steps.length; length >= 0; length -= 1) {
        const node = document.getIn(steps.slice(0, length), true);
        if (!isNode(node) || !node.range) continue;
        const { line, col } = lines.linePos(node.range[0]);
        return `${name}:${line}:${col}`;
      }
      return name;
    },
  };
}

export function wrongFile({ code, next }: FileWords, message: string): SuiteError {
  return new SuiteError({ code, exitCode: 2, message, next });
}

/** An index of a list has to be a number for `getIn`. */
function unescaped(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~");
}
