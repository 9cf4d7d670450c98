/** The judge with other tables and validators than the committed ones, as a module of its own in this process. */
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { projectUrl } from "../suite-version.ts";
import type { JudgeModules } from "./contract-in-force.ts";
import { type GeneratedModules, replaceGenerated } from "./replace-generated.ts";

const entry = `
export { documentedStatuses } from "./documented-statuses.ts";
export { judge } from "./judge.ts";
export { judgeEvent } from "./judge-event.ts";
export { operationOfPath, resolveOperation } from "./resolve-operation.ts";
`;

/** Bundled in memory, imported from there: no file is written, and the committed judge stays what it is. */
export async function importJudge(modules: GeneratedModules): Promise<JudgeModules> {
  const { outputFiles } = await build({
    stdin: {
      contents: entry,
      resolveDir: fileURLToPath(new URL("contracts/judge/", projectUrl)),
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    logLevel: "silent",
    plugins: [replaceGenerated(modules)],
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return (await import(`data:text/javascript;base64,${source}`)) as JudgeModules;
}
