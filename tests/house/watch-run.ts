import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { findSecrets } from "./find-secrets.ts";

/** Where a secret was seen, and what it was. */
export interface Sighting {
  readonly place: string;
  readonly kinds: readonly string[];
}

/**
 * Watches a run while it lasts: the arguments of its processes, and the files in its folders, also
 * those that are gone when it ends. Arguments are seen on Linux only, where /proc tells them.
 */
export function watchRun(rootPid: () => number | undefined, folders: readonly string[]) {
  const sightings: Sighting[] = [];
  const seenArguments = new Set<string>();
  const seenFiles = new Set<string>();
  const note = (place: string, text: string): void => {
    const kinds = findSecrets(text);
    if (kinds.length > 0) sightings.push({ place, kinds });
  };
  const look = (): void => {
    for (const line of argumentsOf(rootPid())) {
      if (seenArguments.has(line)) continue;
      seenArguments.add(line);
      note("arguments of a process", line);
    }
    for (const folder of folders) {
      for (const { path, version } of filesIn(folder)) {
        if (seenFiles.has(version)) continue;
        seenFiles.add(version);
        note(path, readIfThere(path));
      }
    }
  };
  const timer = setInterval(look, 100);
  return {
    /** Looks a last time and tells what was seen. */
    end() {
      clearInterval(timer);
      look();
      return { sightings, seenArguments: [...seenArguments], fileVersions: seenFiles.size };
    },
  };
}

/** Command lines of a process and of all that descend from it. */
function argumentsOf(rootPid: number | undefined): readonly string[] {
  if (process.platform !== "linux" || rootPid === undefined) return [];
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const parent = /^\d+$/.test(name) ? / [A-Za-z] (\d+) /.exec(afterName(name))?.[1] : undefined;
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === rootPid || descends(parents.get(pid)));
  return [...parents.keys()]
    .filter(descends)
    .map((pid) => readIfThere(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim())
    .filter((line) => line !== "");
}

/** `/proc/PID/stat` after the name, which may hold spaces and parentheses itself. */
function afterName(pid: string): string {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 1);
}

function filesIn(folder: string): readonly { readonly path: string; readonly version: string }[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name);
        const { size, mtimeMs } = statSync(path);
        return [{ path, version: `${path} ${size} ${mtimeMs}` }];
      });
  } catch {
    // A folder or file that vanished between two looks; the next look sees what is left.
    return [];
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
