import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { projectUrl } from "../suite-version.ts";

export interface BundleInput {
  /** Name of the scenario: `lifecycle` for `scenarios/lifecycle.scenario.ts`. */
  readonly scenario: string;
  /** Absolute path of the folder to write to; it is made. */
  readonly outputDir: string;
  readonly suiteVersion: string;
}

/**
 * Bundles a scenario into one file that plain `k6 run` takes.
 *
 * @returns absolute path of the bundle, `<scenario>.js` in the folder
 */
export async function bundleScenario({
  scenario,
  outputDir,
  suiteVersion,
}: BundleInput): Promise<string> {
  const root = fileURLToPath(projectUrl);
  const result = await build({
    absWorkingDir: root,
    entryPoints: [join(root, "scenarios", `${scenario}.scenario.ts`)],
    // Written by hand below: named at the root, the source map's paths do not lead through the output folder.
    outfile: join(root, `${scenario}.js`),
    write: false,
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    // What k6's engine lacks of es2022.
    supported: { "async-generator": false, "for-await": false },
    external: ["k6", "k6/*"],
    define: { SUITE_VERSION: JSON.stringify(suiteVersion) },
    // Every VU holds the code: white space costs memory, names are kept for stack traces.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
  });
  const path = join(outputDir, `${scenario}.js`);
  await mkdir(outputDir, { recursive: true });
  await writeFile(path, result.outputFiles[0]?.contents ?? "");
  return path;
}
