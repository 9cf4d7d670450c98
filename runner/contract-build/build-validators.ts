/** ajv standalone code for the distinct body schemas, in one module without imports. */
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

import { formatPatterns } from "./formats.ts";
import { projectRoot, type JsonObject } from "./read-document.ts";

/**
 * Source of `validators.js`: one exported function for each schema, `(data) => boolean` with `errors`.
 *
 * ES2017, no `eval`, no `require`: it runs in Node, in k6 and in newman's sandbox.
 */
export async function buildValidators(
  schemas: Readonly<Record<string, JsonObject>>,
): Promise<string> {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    messages: false,
    logger: false,
    // With the `u` flag ajv's own patterns would need more than k6's linear engine has.
    unicodeRegExp: false,
    code: { source: true, esm: true, lines: false },
  });
  for (const [name, pattern] of Object.entries(formatPatterns)) {
    ajv.addFormat(name, new RegExp(`^${pattern}$`));
  }
  // Exactness of numbers is judged on the raw text: a parsed number has lost it.
  for (const name of ["int64", "int32", "binary"]) ajv.addFormat(name, true);
  const names: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(schema, name);
    names[name] = name;
  }
  const standaloneCode =
    (standaloneModule as unknown as { default?: typeof standaloneModule }).default ??
    standaloneModule;
  const source = (
    standaloneCode as unknown as (ajv: Ajv2020, names: Record<string, string>) => string
  )(ajv, names);
  const bundle = await build({
    stdin: { contents: asOneObject(source), resolveDir: projectRoot, loader: "js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2017",
    charset: "ascii",
    minify: true,
    legalComments: "none",
  });
  const output = bundle.outputFiles[0]?.text;
  if (output === undefined) throw new Error("esbuild gave no output for the validators");
  return output;
}

/** ajv exports one constant a schema; who looks one up by name wants an object. */
function asOneObject(source: string): string {
  const exported = /export const (\w+) = (\w+);/g;
  const entries = [...source.matchAll(exported)].map(([, name, value]) => `${name}: ${value}`);
  if (entries.length === 0) throw new Error("ajv exported no validator");
  return `${source.replace(exported, "")}\nexport const validators = { ${entries.join(", ")} };\n`;
}
