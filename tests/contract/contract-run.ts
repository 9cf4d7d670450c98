/** A contract run against a sandbox of the test's own, and names of its steps. */
import { allWorkflows } from "../../collections/workflows/all-workflows.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import { type Engine, engineOfTheHouse, runContract } from "../../runner/contract/run-contract.ts";
import { readContract } from "../../runner/contract-build/contract-in-force.ts";
import { placeSteps } from "../../runner/contract/select-steps.ts";
import type { PhaseContext, PhaseResult } from "../../runner/phase.ts";
import { silentProgress } from "../../runner/progress.ts";
import { type RunningSandbox, startSandbox } from "../../sandbox/start-sandbox.ts";

const contract = await readContract({
  overlays: [],
  cwd: "",
  deviations: { policy: "none", isStrict: false, listed: [] },
});

export function startQuietSandbox(): Promise<RunningSandbox> {
  const anyPorts = { brokerPort: 0, platformPort: 0, controlPort: 0 };
  return startSandbox({ ...anyPorts, faults: [], log: () => undefined });
}

/** The part of a running target that a run needs. */
export type Addresses = Pick<RunningSandbox, "brokerUrl" | "platformUrl">;

function contextFor(addresses: Addresses, changes: Partial<PhaseContext> = {}): PhaseContext {
  return {
    target: {
      name: "sandbox",
      brokerUrl: addresses.brokerUrl,
      platformUrl: addresses.platformUrl,
      maskinportenUrl: addresses.platformUrl,
      controlUrl: null,
      allows: ["read", "write", "disruptive"],
      allowsLoad: true,
    },
    abilities: ["events"],
    suiteVersion: "0.0.0",
    contract,
    runId: "test-run",
    seed: 1,
    outputDir: "not-used",
    resourceId: null,
    only: [],
    bail: false,
    signal: new AbortController().signal,
    progress: silentProgress,
    ...changes,
  };
}

export function runAgainst(
  addresses: Addresses,
  changes: Partial<PhaseContext> = {},
  engine: Partial<Engine> = {},
): Promise<PhaseResult> {
  return runContract(contextFor(addresses, changes), { ...engineOfTheHouse, ...engine });
}

/** Prefix of the ids of a step's checks: `--only` takes it, and runs the workflow up to that step. */
export function stepNamed(workflow: string, operation: OperationId, does: string): string {
  const step = placeSteps(allWorkflows).find(
    (each) =>
      each.workflow.name === workflow && each.operationId === operation && each.step.does === does,
  );
  if (step === undefined) throw new Error(`no step "${does}" in ${workflow}`);
  return `contract/${workflow}/${step.label}`;
}

export function failedOperations(result: PhaseResult): readonly (OperationId | null)[] {
  const failed = result.checks.filter(({ status }) => status === "failed");
  return [...new Set(failed.map(({ operationId }) => operationId))];
}
