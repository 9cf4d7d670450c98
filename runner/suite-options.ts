import type { ReporterName } from "../reports/reporters.ts";
import type { Config } from "../targets/parse-config.ts";
import type { ContractInForce } from "./contract-build/contract-in-force.ts";
import type { LoadOptions } from "./load/run-load.ts";
import type { Progress } from "./progress.ts";

/** What a run is asked for. */
export interface SuiteOptions {
  readonly command: "run" | "contract" | "load";
  readonly config: Config;
  readonly contract: ContractInForce;
  readonly runId: string;
  readonly outputDir: string;
  /** Symbolic link that is pointed to `outputDir`; null where a folder of one's own was named. */
  readonly latestLink: string | null;
  readonly reporters: readonly ReporterName[];
  readonly seed: number;
  readonly only: readonly string[];
  readonly bail: boolean;
  /** Faults of the run's own sandbox, as `ID` or `ID@N`. */
  readonly faults: readonly string[];
  readonly load: LoadOptions;
  /** `--k6`, if given. */
  readonly k6Path: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}
