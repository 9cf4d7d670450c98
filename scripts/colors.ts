import type { TextStream } from "./command.ts";

/** Colour per stream: off if `NO_COLOR` is non-empty, on if `FORCE_COLOR` is, else on a terminal. */
export function usesColor(
  stream: TextStream,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  if ((env["FORCE_COLOR"] ?? "") !== "") return true;
  return stream.isTTY === true;
}
