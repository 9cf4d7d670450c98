/**
 * `npm run generate`: writes every committed file that is made from another one.
 * `npm run generate -- --check` writes nothing and fails when one of them is stale.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { generateCollections } from "./generate-collections.ts";
import { generateContract } from "./generate-contract.ts";
import { generateReference } from "./generate-reference.ts";
import { staleFiles } from "./stale-files.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg !== "--check")) {
    console.error(`error: unknown argument ${args.join(" ")}; the only one known is --check`);
    return 2;
  }
  // The collections are made from what the contract generates, so the contract is written first.
  let stale = 0;
  for (const generate of [generateContract, generateCollections, generateReference]) {
    const files = await generate();
    const changed = await staleFiles(files, (path) => readFile(join(root, path), "utf8"));
    stale += changed.length;
    for (const path of changed) {
      if (args.includes("--check")) {
        console.error(`error: ${path} is stale  [GENERATED_FILE_STALE]`);
      } else {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), files.get(path) ?? "");
        console.log(`wrote ${path}`);
      }
    }
  }
  if (stale > 0 && args.includes("--check")) {
    console.error("  next      run `npm run generate` and commit what it writes");
    return 1;
  }
  return 0;
}
