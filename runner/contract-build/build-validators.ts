/** ajv standalone code for the distinct body schemas, in one module without imports. */
import { Ajv } from "ajv";
import standaloneModule from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

import { formatPatterns } from "./formats.ts";
import { projectRoot, type JsonObject } from "./read-document.ts";
import { shareLeaves } from "./share-leaves.ts";
import { shortenValidators } from "./shorten-validators.ts";

/** Formats whose values are looked at elsewhere: a parsed number has lost its exactness, so that is judged on the raw text. */
const elsewhere = ["int64", "int32", "binary"];

/**
 * Source of `validators.js`: for each of the names a function `(data) => boolean` with `errors`, whose `schemaPath`
 * begins with the name of the component.
 *
 * ES2017, no `eval`, no `require`: it runs in Node, in k6 and in newman's sandbox.
 *
 * @param schemas the components by name, those that others refer to (`$ref` is a bare name) among them
 * @throws {Error} when a schema has a keyword that draft 7 does not have: the shorter code is that of draft 7
 */
export async function buildValidators(
  schemas: Readonly<Record<string, JsonObject>>,
  names: readonly string[],
): Promise<string> {
  const ajv = new Ajv({
    strictSchema: true,
    strictTypes: false,
    allErrors: true,
    messages: false,
    logger: false,
    inlineRefs: false,
    loopRequired: 2,
    // With the `u` flag ajv's own patterns would need more than k6's linear engine has.
    unicodeRegExp: false,
    code: { source: true, esm: true, lines: true, optimize: 3 },
  });
  for (const [name, pattern] of Object.entries(formatPatterns)) {
    ajv.addFormat(name, new RegExp(`^${pattern}$`));
  }
  ajv.addKeyword("x-usual-pattern");
  for (const name of elsewhere) ajv.addFormat(name, true);
  for (const [name, schema] of Object.entries(shareLeaves(schemas))) {
    ajv.addSchema(schema, name);
    // Of a referred schema an error would name its place from `#` on, and not say in which schema that is.
    Object.assign(ajv.schemas[name] ?? {}, { schemaPath: name });
  }
  const standaloneCode =
    (standaloneModule as unknown as { default?: typeof standaloneModule }).default ??
    standaloneModule;
  const source = (standaloneCode as unknown as (ajv: Ajv, names: Record<string, string>) => string)(
    ajv,
    Object.fromEntries(names.map((name) => [name, name])),
  );
  const bundle = await build({
    stdin: {
      contents: shortenValidators(asOneObject(source)),
      resolveDir: projectRoot,
      loader: "js",
    },
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
