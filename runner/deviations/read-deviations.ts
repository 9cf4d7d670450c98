/** Reads lists of known deviations: the project's own and those that users bring. */
import { readFileSync } from "node:fs";

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";

import { rules } from "../../contracts/judge/rules.ts";
import { circumstances } from "../../contracts/judge/sequence/findings.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import {
  readYamlFile,
  wrongFile,
  type FileWords,
  type YamlFile,
} from "../contract-build/yaml-file.ts";
import { projectUrl } from "../suite-version.ts";
import type { ListedDeviation } from "./listed-deviation.ts";

const words: FileWords = {
  kind: "deviations file",
  code: "DEVIATIONS_FILE_WRONG",
  next: "docs/deviations.md shows what an entry looks like; contracts/deviations.yaml has examples",
};

/** Messages beyond this number would only repeat the first. */
const mostProblems = 5;

export interface DeviationList {
  readonly text: string;
  readonly deviations: readonly ListedDeviation[];
}

/**
 * The text of a list, and its entries.
 *
 * @param name for messages: the path as the user gave it
 * @throws {SuiteError} `DEVIATIONS_FILE_WRONG`, exit 2, with line and column of each problem
 */
export async function readDeviations(path: string, name: string): Promise<DeviationList> {
  const file = await readYamlFile(path, name, words);
  const validate = (compiled ??= compileSchema());
  if (!validate(file.data)) throw problemsOf(file, validate.errors ?? []);
  const { deviations } = file.data as { readonly deviations: readonly ListedDeviation[] };
  const seen = new Set<string>();
  for (const [index, { id }] of deviations.entries()) {
    if (seen.has(id)) {
      const place = file.placeOf(`/deviations/${index}/id`);
      throw wrongFile(words, `${place}: the id ${id} is there twice`);
    }
    seen.add(id);
  }
  return { text: file.text, deviations };
}

let compiled: ValidateFunction | undefined;

interface Schema {
  readonly $defs: Readonly<Record<string, object>>;
}

/** The schema with the operations and rules of this version. */
function compileSchema(): ValidateFunction {
  const url = new URL("contracts/deviations.schema.json", projectUrl);
  const schema = JSON.parse(readFileSync(url, "utf8")) as Schema;
  const ajv = new Ajv2020({ allErrors: true, logger: false, verbose: true, strictTypes: false });
  ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
  ajv.addFormat("expression", isExpression);
  return ajv.compile({
    ...schema,
    $defs: {
      ...schema.$defs,
      OperationId: { enum: operationIds },
      Rule: { enum: rules },
      Circumstance: { enum: circumstances },
    },
  });
}

function isExpression(source: string): boolean {
  try {
    return new RegExp(source.replace(/^\(\?i\)/, "")) instanceof RegExp;
  } catch {
    return false;
  }
}

function problemsOf(file: YamlFile, errors: readonly ErrorObject[]): Error {
  // `if` only says that its `then` or `else` failed, which has an entry of its own.
  const told = errors.filter(({ keyword }) => keyword !== "if").slice(0, mostProblems);
  const lines = told.map((error) => `${file.placeOf(error.instancePath)}: ${describe(error)}`);
  return wrongFile(words, [...new Set(lines)].join("\n"));
}

function describe({
  keyword,
  instancePath,
  params,
  data,
  message = "does not fit",
}: ErrorObject): string {
  const at = instancePath === "" ? "the file" : instancePath;
  switch (keyword) {
    case "additionalProperties":
      return `${at} has the unknown member ${String(params["additionalProperty"])}`;
    case "enum":
      return `${at} is ${shown(data)}, expected one of ${(params["allowedValues"] as readonly unknown[]).join(", ")}`;
    case "pattern":
      return at.endsWith("/fact")
        ? `${at} is ${shown(data)}, which is no fact that can be asked for here`
        : `${at} is ${shown(data)}, which has not the form ${String(params["pattern"])}`;
    case "format":
      return `${at} is ${shown(data)}, which is no ${params["format"] === "date" ? "day such as 2026-11-22" : "regular expression"}`;
    default:
      return `${at} ${message}`;
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
