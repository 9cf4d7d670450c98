import type { ProjectFile } from "./project-files.ts";

const rooms = /^(?:contracts|targets|scenarios|sandbox|collections|reports|runner|scripts)\//;

/**
 * The error codes that the code can show: what follows `code:` or `code =`, and what stands in brackets
 * within a message. Sorted, each once.
 */
export function errorCodesIn(files: readonly ProjectFile[]): readonly string[] {
  const codes = new Set<string>();
  for (const { path, text } of files) {
    if (!rooms.test(path) || /\.test\.ts$|\/generated\/|\.(?:json|yaml|md)$/.test(path)) continue;
    for (const [, value = ""] of text.matchAll(/\bcode\??(?::|\s*=)\s*([^,;})]*)/g)) {
      for (const [, code = ""] of value.matchAll(/["'`]([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)["'`]/g)) {
        if (!/^(?:ERR|HPE)_/.test(code)) codes.add(code); // those are Node's
      }
    }
    for (const [, code = ""] of text.matchAll(/ {2}\[([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)\]/g)) {
      codes.add(code);
    }
  }
  return [...codes].sort();
}

/** The codes that have a section of their own, in the order they stand. */
export function documentedCodes(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^## ([A-Z][A-Z0-9_]+)$/gm)].map(([, code = ""]) => code);
}
