/** Defects by their ids. */
import { UnknownDefectError } from "./errors.ts";
import { defectIds, type DefectId } from "./rules/defects.ts";

/** @throws {UnknownDefectError} when the emulator cannot show a defect of this id */
export function parseDefect(text: string): DefectId {
  const known = defectIds.find((id) => id === text.trim().toUpperCase());
  if (known === undefined) throw new UnknownDefectError(text, defectIds);
  return known;
}
