/** Our contract, with the changes that somebody brings along. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { readOverlay } from "../contract-build/read-overlay.ts";
import { checkReferences } from "./check-references.ts";
import type { JsonObject } from "./json-value.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { parseDocument } from "./parse-document.ts";

const contractFile = new URL("../../contracts/broker.openapi.yaml", import.meta.url);

/**
 * @param overlays paths of OpenAPI Overlays, from `cwd`, applied in their order
 * @throws {SuiteError} CONTRACT_OVERLAY_WRONG, REFERENCE_DANGLING
 */
export async function readContract(
  overlays: readonly string[],
  cwd: string,
): Promise<OpenApiDocument> {
  const committed = parseDocument(await readFile(contractFile, "utf8"), "our contract");
  let { root } = committed;
  for (const name of overlays) {
    const overlay = await readOverlay(resolve(cwd, name), name);
    root = overlay.apply(root as Parameters<typeof overlay.apply>[0]) as JsonObject;
  }
  const contract = { ...committed, root };
  checkReferences(contract);
  return contract;
}
