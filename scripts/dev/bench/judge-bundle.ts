/** The judge as one script, as small as it gets: what k6 and newman's sandbox carry. */
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

/** Largest bundle that we accept, in bytes. */
export const judgeBundleLimit = 100_000;

/** Judge, tables, validators and deviations, as a script that leaves `judgeBundle.judgeAll` behind. */
export async function judgeBundle(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL("./judge-all.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "judgeBundle",
    platform: "neutral",
    // As scenarios are bundled.
    target: "es2022",
    minify: true,
  });
  return result.outputFiles[0]?.text ?? "";
}
