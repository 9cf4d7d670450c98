/** The options that say what the judge judges by. */
import { type Command, Option } from "commander";

import type { DeviationPolicy } from "../contracts/result.ts";
import { type ContractInForce, readContract } from "../runner/contract-build/contract-in-force.ts";
import { deviationPolicies } from "../runner/deviations/deviation-policy.ts";
import { readDeviationUse } from "../runner/deviations/read-deviation-use.ts";
import { collect } from "./collect-option.ts";

export interface ContractFlags {
  readonly deviations?: DeviationPolicy;
  readonly deviationsFile: readonly string[];
  readonly contractOverlay: readonly string[];
}

export function addContractOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--deviations <policy>",
        "how known defects of the real service are treated",
      ).choices(deviationPolicies),
    )
    .option(
      "--deviations-file <file>",
      "list of known deviations of your own, beside contracts/deviations.yaml; repeatable",
      collect,
      [],
    )
    .option(
      "--contract-overlay <file>",
      "OpenAPI Overlay 1.0 with changes of the contract, judged by as if they were in it; repeatable",
      collect,
      [],
    );
}

/**
 * The contract that the options name.
 *
 * @throws {SuiteError} exit 2, with place, where a file of theirs is wrong
 */
export async function contractOf(
  flags: ContractFlags,
  unlessSaid: DeviationPolicy,
  isStrict: boolean,
  cwd: string,
): Promise<ContractInForce> {
  const policy = flags.deviations ?? unlessSaid;
  const files = flags.deviationsFile;
  const deviations = await readDeviationUse({ policy, isStrict, files, cwd });
  return readContract({ overlays: flags.contractOverlay, cwd, deviations });
}
