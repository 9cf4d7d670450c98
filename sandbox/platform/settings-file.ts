/** Reads a file of settings, YAML or JSON, and says all that is wrong with it. */
import { readFileSync } from "node:fs";

import { parseDocument } from "yaml";

import { SuiteError } from "../../targets/suite-error.ts";

export type ParsedSettings<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] };

/** @throws {SuiteError} `PLATFORM_FILE_INVALID` when it cannot be read, is no YAML, or is refused by `parse` */
export function readSettingsFile<T>(
  file: string | URL,
  parse: (value: unknown) => ParsedSettings<T>,
): T {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw invalid(file, [error instanceof Error ? error.message : String(error)], error);
  }
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    // The first line of each has its place, the further ones draw it.
    throw invalid(
      file,
      document.errors.map(({ message }) => message.split("\n", 1)[0] ?? ""),
    );
  }
  const parsed = parse(document.toJS());
  if (!parsed.ok) throw invalid(file, parsed.faults);
  return parsed.value;
}

function invalid(file: string | URL, faults: readonly string[], cause?: unknown): SuiteError {
  return new SuiteError({
    code: "PLATFORM_FILE_INVALID",
    exitCode: 2,
    message: `${file instanceof URL ? file.pathname : file} is wrong: ${faults.join("; ")}`,
    next: 'correct it; docs/platform.md, "Policy" and "Resources", shows the shape',
    cause,
  });
}
