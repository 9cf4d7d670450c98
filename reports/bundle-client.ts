import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { ClientAssets } from "./builders/html.ts";

/**
 * Script and style of the HTML report, bundled with the charts library into one text each.
 *
 * Built when a report is written (about 50 ms; esbuild is there anyway, for k6's bundles): no generated
 * file to commit, and none that could be stale.
 */
export async function bundleClient(): Promise<ClientAssets> {
  const { outputFiles } = await build({
    entryPoints: {
      script: fileURLToPath(new URL("client/main.ts", import.meta.url)),
      style: fileURLToPath(new URL("client/report.css", import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    // Names only the two outputs apart; nothing is written.
    outdir: "client",
    format: "iife",
    platform: "browser",
    target: ["es2022"],
    charset: "ascii",
    legalComments: "none",
    // The licence of the charts library asks to be named in every copy.
    banner: { js: "/* contains uPlot, (c) Leon Sorokin, MIT */" },
    logLevel: "silent",
  });
  const [script, style] = [".js", ".css"].map(
    (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? "",
  );
  return { script: script ?? "", style: style ?? "" };
}
