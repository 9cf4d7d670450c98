/**
 * Takes out of ajv's standalone code what it repeats.
 *
 * ajv writes each error out as an object, hands each reference four arguments that nobody reads, and carries whole
 * schemas for a word of them. What is checked, and in which order, stays ajv's. It knows the form of the code of the
 * pinned ajv, with `lines: true`; whatever has another form stops it.
 */
import { KeptValues } from "./kept-values.ts";

interface Rewrite {
  /** A piece of ajv's code. */
  readonly pattern: RegExp;
  readonly write: (...parts: readonly string[]) => string;
}

/** What the rewritten code calls; errors are as `validator.ts` says, and the last step of a place is the keyword. */
const callees = `function report(errors, instancePath, schemaPath, params) {
  const keyword = schemaPath.slice(schemaPath.lastIndexOf("/") + 1);
  const error = { instancePath, schemaPath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
function reportMember(errors, instancePath, schema, member, keyword, params) {
  const schemaPath = schema + "/properties/" + member + "/" + keyword;
  return report(errors, instancePath + "/" + member, schemaPath, params);
}
function isObject(data) {
  return data && typeof data == "object" && !Array.isArray(data);
}
function isInteger(data) {
  return typeof data == "number" && !(data % 1) && isFinite(data);
}
`;

const plain: readonly Rewrite[] = [
  {
    pattern:
      /(?<=function validate\d+)\(data, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)/g,
    write: () => `(data, instancePath = "")`,
  },
  {
    pattern:
      /if\(!\((validate\d+)\((.+?), \{instancePath(?::(.+?))?,parentData(?::.+?)?,parentDataProperty(?::.+?)?,rootData\}\)\)\)\{\nvErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);\n/g,
    write: (_, validate = "", value = "", path = "instancePath") =>
      `if(!${validate}(${value}, ${path})){\nvErrors = (vErrors || []).concat(${validate}.errors);\n`,
  },
  {
    pattern: /\b(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)/g,
    write: (_, data = "") => `isObject(${data})`,
  },
  {
    pattern:
      /\(\(typeof (\w+) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g,
    write: (_, data = "") => `isInteger(${data})`,
  },
];

/** @throws {Error} when ajv's code has another form than is known here */
export function shortenValidators(source: string): string {
  const kept = new KeptValues();
  const short = plain.reduce(
    (text, { pattern, write }) => text.replace(pattern, write),
    withErrorsReported(withoutSchemas(source, kept), kept),
  );
  const code = withPatternsShared(short, kept);
  const left = /schemaPath:|parentData|rootData|\bschema\d+\b/.exec(code);
  if (left !== null) {
    const place = code.slice(left.index, left.index + 200);
    throw new Error(`ajv writes its code in another form: ${place}`);
  }
  return callees + kept.definitions + code;
}

const error =
  /const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:"([^"]+)",keyword:"([^"]+)",params:(\{.*?\})(?:,propertyName:\w+)?\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g;

function withErrorsReported(source: string, kept: KeptValues): string {
  return source.replace(
    error,
    (_, _name, path = "instancePath", place: string, keyword: string, params: string) => {
      if (!place.endsWith(`/${keyword}`)) throw new Error(`${keyword} does not end ${place}`);
      const parameters = kept.nameOfLiteral(params) ?? params;
      const [, schema, member] = /^(\w+)\/properties\/(\w+)\/[^/]+$/.exec(place) ?? [];
      return path === `instancePath+"/${member}"`
        ? `vErrors = reportMember(vErrors, instancePath, ${kept.nameOf(schema)}, "${member}", ${kept.nameOf(keyword)}, ${parameters});\n`
        : `vErrors = report(vErrors, ${path}, "${place}", ${parameters});\n`;
    },
  );
}

/** The code reads a few values out of each schema: they alone are kept. */
function withoutSchemas(source: string, kept: KeptValues): string {
  const schemas = new Map<string, unknown>();
  const rest = source.replace(/^const (schema\d+) = (.*);$/gm, (_, name: string, text: string) => {
    schemas.set(name, JSON.parse(text));
    return "";
  });
  return rest.replace(
    /\b(schema\d+)((?:\.\w+|\["[^"]*"\])+)(, )?/g,
    (_, name: string, path: string, isOwner = "") => {
      const value = valueAt(schemas.get(name), path);
      // Before a comma it is asked for its members only.
      return kept.nameOf(isOwner === "" ? value : namesOf(value)) + isOwner;
    },
  );
}

/** A pattern stands in an error and in an expression: once is enough. */
function withPatternsShared(source: string, kept: KeptValues): string {
  return source.replace(/new RegExp\(("(?:[^"\\]|\\.)*"), ""\)/g, (whole, pattern: string) => {
    const name = kept.knownName({ pattern: JSON.parse(pattern) as string });
    return name === undefined ? whole : `new RegExp(${name}.pattern)`;
  });
}

function valueAt(schema: unknown, path: string): unknown {
  const steps = path.match(/(?<=\.)\w+|(?<=\[").*?(?="\])/g) ?? [];
  return steps.reduce((value, step) => (value as Readonly<Record<string, unknown>>)[step], schema);
}

function namesOf(value: unknown): unknown {
  return Object.fromEntries(Object.keys(value as object).map((name) => [name, 0]));
}
