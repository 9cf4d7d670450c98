import type { ProjectFile } from "./project-files.ts";

/** A file may have this many lines; one with more has a second job inside. */
const maxLines = 250;

const isMadeByMachine = (path: string): boolean =>
  /(?:^|\/)generated\/|\.postman_(?:collection|environment)\.json$|\.golden\.|^tests\/records\/|^package-lock\.json$|go\.sum$/.test(
    path,
  );
const isCode = (path: string): boolean => /\.(?:ts|js|mjs|html|css|sh)$/.test(path);

/**
 * What a file breaks of the rules that no formatter, linter or compiler holds, as sentences.
 * `house-rules.test.ts` applies it to every file of the checkout.
 *
 * @param machineFolders folders that exist here only (home, checkout), each with a slash at its end
 */
export function brokenHouseRules(
  { path, text }: ProjectFile,
  machineFolders: readonly string[],
): readonly string[] {
  const broken: string[] = [];
  const names = path.split("/").map((name) => name.replace(/\..*$/, ""));
  for (const name of names) {
    if (/^(?:utils?|helpers?|common|misc|lib|shared)$/.test(name)) {
      broken.push(`"${name}" says nothing of what is inside: name the job`);
    }
  }
  if (isMadeByMachine(path)) return broken;
  const fileName = path.slice(path.lastIndexOf("/") + 1);
  if (/\.(?:ts|js|mjs)$/.test(path) && !/^[a-z0-9.-]+$/.test(fileName)) {
    broken.push("file names are kebab-case");
  }
  const lines = text.split("\n").length - 1;
  if (isCode(path) && lines > maxLines) {
    broken.push(`${lines} lines, more than ${maxLines}: look for the second job`);
  }
  for (const [index, line] of text.split("\n").entries()) {
    if (machineFolders.some((folder) => line.includes(folder))) {
      broken.push(`line ${index + 1}: a path of this machine`);
    }
    for (const { pattern, only, why } of lineRules) {
      if (only(path) && pattern.test(line)) broken.push(`line ${index + 1}: ${why}`);
    }
  }
  return broken;
}

const lineRules: readonly {
  readonly pattern: RegExp;
  readonly only: (path: string) => boolean;
  readonly why: string;
}[] = [
  {
    pattern: /\b(?:test|it|describe|suite)\.(?:only|skip|todo)\b|[{,]\s*(?:only|todo): *true/,
    only: (path) => path.endsWith(".test.ts"),
    why: "a test that does not run, or that keeps others from running",
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX)\b/,
    only: isCode,
    why: "work left undone belongs into an issue",
  },
  {
    pattern: /@ts-(?:ignore|nocheck)|as any\b|c8 ignore/,
    only: isCode,
    why: "a check that was silenced",
  },
];
