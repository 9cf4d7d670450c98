/** The contract that a run judges by: the committed one, or that with overlays. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import type { documentedStatuses } from "../../contracts/judge/documented-statuses.ts";
import type { judge } from "../../contracts/judge/judge.ts";
import type { judgeEvent } from "../../contracts/judge/judge-event.ts";
import type { operationOfPath, resolveOperation } from "../../contracts/judge/resolve-operation.ts";
import { committedList, type DeviationUse } from "../deviations/deviation-policy.ts";
import { projectUrl } from "../suite-version.ts";
import type { GeneratedModules } from "./replace-generated.ts";

/** The parts of the judge that know the contract. */
export interface JudgeModules {
  readonly judge: typeof judge;
  readonly judgeEvent: typeof judgeEvent;
  readonly documentedStatuses: typeof documentedStatuses;
  readonly resolveOperation: typeof resolveOperation;
  readonly operationOfPath: typeof operationOfPath;
}

/** Promise, judge and known deviations, handed down to whatever judges. */
export interface ContractInForce extends JudgeModules {
  readonly deviations: DeviationUse;
  /** For whoever bundles the judge; empty: the committed ones. */
  readonly generated: GeneratedModules;
  /** sha256, hex: of the contract, and of the overlays where there are some. */
  readonly digest: string;
}

export interface ContractRequest {
  /** Overlays as they were named, applied in this order. */
  readonly overlays: readonly string[];
  /** Folder that their names are relative to. */
  readonly cwd: string;
  readonly deviations: DeviationUse;
}

/**
 * What was asked for; nothing is built unless the contract or the list of deviations is another than the committed one.
 *
 * @throws {SuiteError} `CONTRACT_OVERLAY_WRONG`, exit 2, with the place
 */
export async function readContract(request: ContractRequest): Promise<ContractInForce> {
  const { overlays, cwd, deviations } = request;
  const contract = await readFile(new URL("contracts/broker.openapi.yaml", projectUrl), "utf8");
  const digest = createHash("sha256").update(contract);
  const generated = new Map<string, string>();
  if (deviations.listed.some(({ file }) => file.name !== committedList)) {
    const { deviationsModule } = await import("./contract-modules.ts");
    generated.set("deviations.js", deviationsModule(deviations.listed.map(({ entry }) => entry)));
  }
  if (overlays.length === 0) {
    return { ...(await committedJudge()), deviations, generated, digest: digest.digest("hex") };
  }
  const [{ overlaidModules }, { importJudge }] = await Promise.all([
    import("./overlaid-modules.ts"),
    import("./import-judge.ts"),
  ]);
  const paths = overlays.map((name) => ({ name, path: resolve(cwd, name) }));
  const overlaid = await overlaidModules(contract, paths);
  for (const each of overlaid.digests) digest.update(each);
  for (const [name, source] of overlaid.modules) generated.set(name, source);
  const judge = await importJudge(overlaid.modules);
  return { ...judge, deviations, generated, digest: digest.digest("hex") };
}

async function committedJudge(): Promise<JudgeModules> {
  const [one, events, statuses, routes] = await Promise.all([
    import("../../contracts/judge/judge.ts"),
    import("../../contracts/judge/judge-event.ts"),
    import("../../contracts/judge/documented-statuses.ts"),
    import("../../contracts/judge/resolve-operation.ts"),
  ]);
  return {
    judge: one.judge,
    judgeEvent: events.judgeEvent,
    documentedStatuses: statuses.documentedStatuses,
    operationOfPath: routes.operationOfPath,
    resolveOperation: routes.resolveOperation,
  };
}
