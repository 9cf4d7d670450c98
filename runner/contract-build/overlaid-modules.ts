/** Tables and validators of the contract with overlays. */
import { basename } from "node:path";

import type { JsonValue } from "jsonpath-rfc9535";
import { parse } from "yaml";

import { operationIds } from "../../contracts/vocabulary.ts";
import { contractModules } from "./contract-modules.ts";
import type { JsonObject } from "./read-document.ts";
import { overlayWords, readOverlay } from "./read-overlay.ts";
import type { GeneratedModules } from "./replace-generated.ts";
import { wrongFile } from "./yaml-file.ts";

export interface OverlaidModules {
  readonly modules: GeneratedModules;
  /** sha256 of each overlay, in order. */
  readonly digests: readonly string[];
}

/**
 * @param contract text of the contract
 * @throws {SuiteError} `CONTRACT_OVERLAY_WRONG`, exit 2, with the place in overlay or contract
 */
export async function overlaidModules(
  contract: string,
  files: readonly { readonly path: string; readonly name: string }[],
): Promise<OverlaidModules> {
  const committed = parse(contract) as JsonObject;
  let document = committed as JsonValue;
  const digests: string[] = [];
  for (const { path, name } of files) {
    const overlay = await readOverlay(path, name);
    document = overlay.apply(document);
    digests.push(overlay.digest);
  }
  const names = files.map(({ name }) => basename(name)).join(", ");
  try {
    const root = document as JsonObject;
    holdsAllOperations(root);
    const { tables, validators, eventValidators } = await contractModules(root, committed);
    const modules = new Map([
      ["tables.js", tables],
      ["validators.js", validators],
      ["event-validators.js", eventValidators],
    ]);
    return { modules, digests };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw wrongFile(overlayWords, `with ${names} the contract is none any more: ${reason}`);
  }
}

/** What the suite calls has to be promised; an operation more is nothing to it. */
function holdsAllOperations(root: JsonObject): void {
  const text = JSON.stringify(root["paths"] ?? {});
  const missing = operationIds.filter((id) => !text.includes(`"operationId":"${id}"`));
  if (missing.length > 0) throw new Error(`it lacks the operations ${missing.join(", ")}`);
}
