/** Makes `docs/reference.md` from the contract and its deviations: the promise in plain words. */
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

import { readYaml } from "../../runner/contract-build/read-document.ts";
import { readDeviations } from "../../runner/deviations/read-deviations.ts";
import { projectUrl } from "../../runner/suite-version.ts";
import { renderReference } from "./reference/render-reference.ts";

const path = "docs/reference.md";

/** Path within the project -> content, as prettier leaves it. */
export async function generateReference(): Promise<ReadonlyMap<string, string>> {
  const { data: root } = await readYaml("contracts/broker.openapi.yaml");
  const { deviations } = await readDeviations(
    fileURLToPath(new URL("contracts/deviations.yaml", projectUrl)),
    "contracts/deviations.yaml",
  );
  const options = await resolveConfig(fileURLToPath(new URL(path, projectUrl)));
  const text = await format(renderReference(root, deviations), { ...options, parser: "markdown" });
  return new Map([[path, text]]);
}
