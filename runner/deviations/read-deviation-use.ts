/** From what was asked on the command line to how a run treats deviations. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

import type { DeviationPolicy } from "../../contracts/result.ts";
import { projectUrl } from "../suite-version.ts";
import { committedList, type DeviationUse, type SourcedDeviation } from "./deviation-policy.ts";
import { readDeviations } from "./read-deviations.ts";

export interface DeviationRequest {
  readonly policy: DeviationPolicy;
  readonly isStrict: boolean;
  /** Lists of the user's own, as they were named; a later one overrides an earlier one by id, and all ours. */
  readonly files: readonly string[];
  /** Folder that their names are relative to. */
  readonly cwd: string;
}

/** @throws {SuiteError} `DEVIATIONS_FILE_WRONG`, exit 2; also where nothing is to be excused */
export async function readDeviationUse(request: DeviationRequest): Promise<DeviationUse> {
  const { policy, isStrict, files, cwd } = request;
  const listed = new Map<string, SourcedDeviation>();
  const add = async (path: string, name: string): Promise<void> => {
    const { text, deviations } = await readDeviations(path, name);
    for (const entry of deviations) listed.set(entry.id, { entry, file: { name, text } });
  };
  if (policy !== "none")
    await add(fileURLToPath(new URL(committedList, projectUrl)), committedList);
  for (const name of files) await add(resolve(cwd, name), name);
  return { policy, isStrict, listed: policy === "none" ? [] : [...listed.values()] };
}
