import type { OperationId } from "../../contracts/vocabulary.ts";
import { k6Options, type K6Options } from "../workloads/k6-options.ts";
import { config, suiteUserAgent } from "./config.ts";

/** k6's options of a scenario under the workload that the variables name. */
export function loadOptions(scenario: string, operations: readonly OperationId[]): K6Options {
  const { workload, judges, hashes, bails } = config;
  return k6Options({
    scenario,
    operations,
    workload,
    judges,
    hashes,
    bails,
    userAgent: suiteUserAgent,
  });
}
