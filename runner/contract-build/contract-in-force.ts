/** The contract that a run judges by: the committed one. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import { documentedStatuses } from "../../contracts/judge/documented-statuses.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { operationOfPath, resolveOperation } from "../../contracts/judge/resolve-operation.ts";
import type { DeviationUse } from "../deviations/deviation-policy.ts";
import { projectUrl } from "../suite-version.ts";

/** Promise, judge and known deviations, handed down to whatever judges. */
export interface ContractInForce {
  readonly judge: typeof judge;
  readonly documentedStatuses: typeof documentedStatuses;
  readonly resolveOperation: typeof resolveOperation;
  readonly operationOfPath: typeof operationOfPath;
  readonly deviations: DeviationUse;
  /** sha256 of the contract, hex. */
  readonly digest: string;
}

/** The committed contract, and how deviations from it are treated. */
export async function committedContract(deviations: DeviationUse): Promise<ContractInForce> {
  const text = await readFile(new URL("contracts/broker.openapi.yaml", projectUrl));
  const digest = createHash("sha256").update(text).digest("hex");
  return { judge, documentedStatuses, resolveOperation, operationOfPath, deviations, digest };
}
