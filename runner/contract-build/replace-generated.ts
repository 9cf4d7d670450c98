import type { Plugin } from "esbuild";

/** Sources of generated modules by file name (`tables.js`), where they differ from the committed ones. */
export type GeneratedModules = ReadonlyMap<string, string>;

/** Makes esbuild take these sources in place of the files of `contracts/generated/`. */
export function replaceGenerated(modules: GeneratedModules): Plugin {
  return {
    name: "replace-generated",
    setup: (build) => {
      build.onLoad({ filter: /[\\/]contracts[\\/]generated[\\/][\w-]+\.js$/ }, ({ path }) => {
        const contents = modules.get(path.replace(/^.*[\\/]/, ""));
        return contents === undefined ? null : { contents, loader: "js" };
      });
    },
  };
}
