import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, type BuildOptions, type OutputFile } from "esbuild";

import { SuiteError } from "../../targets/suite-error.ts";
import { type GeneratedModules, replaceGenerated } from "../contract-build/replace-generated.ts";
import { projectUrl } from "../suite-version.ts";

export interface BundleInput {
  /** Name of the scenario: `lifecycle` for `scenarios/lifecycle.scenario.ts`. */
  readonly scenario: string;
  /** Absolute path of the folder to write to; it is made. */
  readonly outputDir: string;
  readonly suiteVersion: string;
  /** What the judge in the bundle is made of, where it is not the committed contract. */
  readonly generated: GeneratedModules;
}

/**
 * Bundles a scenario into one file that plain `k6 run` takes.
 *
 * @returns absolute path of the bundle, `<scenario>.js` in the folder
 * @throws {SuiteError} `BUNDLE_FAILED`, exit 3
 */
export async function bundleScenario({
  scenario,
  outputDir,
  suiteVersion,
  generated,
}: BundleInput): Promise<string> {
  const root = fileURLToPath(projectUrl);
  const bundle = await buildOrExplain(scenario, {
    absWorkingDir: root,
    entryPoints: [join(root, "scenarios", `${scenario}.scenario.ts`)],
    // Written by hand below: named at the root, the source map's paths do not lead through the output folder.
    outfile: join(root, `${scenario}.js`),
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
    plugins: [replaceGenerated(generated)],
  });
  const path = join(outputDir, `${scenario}.js`);
  await mkdir(outputDir, { recursive: true });
  await writeFile(path, bundle.contents);
  return path;
}

async function buildOrExplain(scenario: string, options: BuildOptions): Promise<OutputFile> {
  try {
    const { outputFiles } = await build({ ...options, write: false });
    const [bundle] = outputFiles;
    if (bundle === undefined) throw new Error("esbuild made no file");
    return bundle;
  } catch (cause) {
    throw new SuiteError({
      code: "BUNDLE_FAILED",
      exitCode: 3,
      message: `the scenario ${scenario} could not be bundled: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "npm ci brings the files back that a checkout lacks; npm run check shows what is broken",
      cause,
    });
  }
}
