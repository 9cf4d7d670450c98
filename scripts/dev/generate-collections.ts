/** Makes `collections/*.postman_collection.json` and `collections/environments/` from contract and workflows. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { parse } from "yaml";

import { renderCollection } from "../../collections/build/render-collection.ts";
import { environments, renderEnvironment } from "../../collections/build/render-environment.ts";
import type { Scripts } from "../../collections/build/render-script.ts";
import { parseLibrary } from "../../collections/build/script-library.ts";
import { allWorkflows } from "../../collections/workflows/all-workflows.ts";
import { convertContract, type OpenApiDocument } from "./convert-contract.ts";

const root = new URL("../../", import.meta.url);
const collectionPath = "collections/contract.postman_collection.json";

/**
 * The generated files: path from the project's root, and text.
 *
 * @throws {Error} when the contract or a workflow cannot be turned into requests: nothing is left out silently
 */
export async function generateCollections(): Promise<ReadonlyMap<string, string>> {
  const contract = parse(await readText("contracts/broker.openapi.yaml")) as OpenApiDocument;
  const collection = renderCollection(
    await convertContract(contract),
    await readScripts(),
    allWorkflows,
  );
  const files = new Map([[collectionPath, toText(collection)]]);
  for (const [name, { brokerUrl, platformUrl }] of Object.entries(environments)) {
    files.set(
      `collections/environments/${name}.postman_environment.json`,
      toText(renderEnvironment(name, brokerUrl, platformUrl)),
    );
  }
  return files;
}

async function readScripts(): Promise<Scripts> {
  const files = ["base", "claims", "history", "sets", "events", "settings"];
  return {
    library: parseLibrary(await Promise.all(files.map(readScript))),
    begin: await readScript("begin"),
    everyRequest: await readScript("every-request"),
  };
}

function readScript(name: string): Promise<string> {
  return readText(`collections/scripts/${name}.js`);
}

function readText(path: string): Promise<string> {
  return readFile(fileURLToPath(new URL(path, root)), "utf8");
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
