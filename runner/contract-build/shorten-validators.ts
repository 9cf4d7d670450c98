/**
 * Takes out of ajv's standalone code what it repeats.
 *
 * ajv writes each error out as an object, hands each reference four arguments that nobody reads, counts errors that
 * it also lists, and carries whole schemas for a word of them. What is checked, and in which order, stays ajv's. It
 * knows the form of the code of the pinned ajv, with `lines: true`; whatever has another form stops it.
 */
import ucs2lengthModule from "ajv/dist/runtime/ucs2length.js";

import { KeptValues } from "./kept-values.ts";
import { leafPrefix } from "./share-leaves.ts";
import { validatorCallees } from "./validator-callees.ts";

/** ajv's own; as a module of its own it would bring a loader with it. */
const ucs2length = ucs2lengthModule.default;

/** @throws {Error} when ajv's code has another form than is known here */
export function shortenValidators(source: string): string {
  const kept = new KeptValues();
  const reported = withErrorsReported(withoutSchemas(source, kept), kept);
  const leaves = new Set(functionsOf(reported).filter(isOfLeaf).map(nameOf));
  const functions = functionsOf(reported).map((text) =>
    withoutFrame(
      withoutCounts(withCallees(withLists(withReferences(text, leaves, kept), kept))),
      leaves,
    ),
  );
  const code = withLiterals(functions.join("")).replaceAll(
    'require("ajv/dist/runtime/ucs2length").default',
    String(ucs2length),
  );
  const left = /schemaPath:|parentData|rootData|\bschema\d+\b/.exec(code);
  if (left !== null) {
    const place = code.slice(left.index, left.index + 200);
    throw new Error(`ajv writes its code in another form: ${place}`);
  }
  return validatorCallees + kept.definitions + code;
}

/** The code cut before each validator; what is not of one stays with the one before. */
function functionsOf(source: string): readonly string[] {
  return source.split(/(?=^function validate\d+\()/m);
}

function nameOf(text: string): string {
  return /^function (validate\d+)/.exec(text)?.[1] ?? "";
}

function isOfLeaf(text: string): boolean {
  return text.includes(`report(vErrors, instancePath, ${ofLeaf}`);
}

/** Of a leaf the keyword is enough: whoever asks knows the place of the member. */
function placeOf(place: string, kept: KeptValues): string {
  const keyword = place.startsWith(leafPrefix) ? place.replace(/^[^/]*/, "") : null;
  return keyword === null ? `"${place}"` : `${ofLeaf}${kept.nameOf(keyword)}`;
}

/** Tells a leaf's errors from others, in the code on its way. */
const ofLeaf = "/* leaf */";

const error =
  /const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:"([^"]+)",keyword:"([^"]+)",params:(\{.*?\})(?:,propertyName:\w+)?\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g;

function withErrorsReported(source: string, kept: KeptValues): string {
  const patterns = new Map(
    [...source.matchAll(expression)].map(([, name, pattern]) => [pattern, name] as const),
  );
  return source.replace(
    error,
    (_, _name, path = "instancePath", place: string, keyword: string, params: string) => {
      if (!place.endsWith(`/${keyword}`)) throw new Error(`${keyword} does not end ${place}`);
      // A pattern is known to its expression already.
      const pattern = patterns.get(/^\{pattern: (".*")\}$/.exec(params)?.[1]);
      const parameters =
        pattern === undefined
          ? (kept.nameOfLiteral(params) ?? params)
          : `{pattern: ${pattern}.source}`;
      const [, schema, member] = /^(\w+)\/properties\/(\w+)\/[^/]+$/.exec(place) ?? [];
      return path === `instancePath+"/${member}"`
        ? `vErrors = reportMember(vErrors, instancePath, ${kept.nameOf(schema)}, "${member}", ${kept.nameOf(keyword)}, ${parameters});\n`
        : `vErrors = report(vErrors, ${path}, ${placeOf(place, kept)}, ${parameters});\n`;
    },
  );
}

/** A member whose schema is a reference. */
const memberReference =
  /if\(data\.(\w+) !== undefined\)\{\nif\(!\((validate\d+)\(data\.\1, \{instancePath:instancePath\+"\/\1",parentData:data,parentDataProperty:"\1",rootData\}\)\)\)\{\nvErrors = vErrors === null \? \2\.errors : vErrors\.concat\(\2\.errors\);\nerrors = vErrors\.length;\n\}\n\}\n/g;
/** Several of them in a row. */
const memberReferences = new RegExp(`(?:${memberReference.source})+`, "g");
const reference =
  /if\(!\((validate\d+)\((.+?), \{instancePath(?::(.+?))?,parentData(?::.+?)?,parentDataProperty(?::.+?)?,rootData\}\)\)\)\{\nvErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);\nerrors = vErrors\.length;\n\}\n/g;
const count = "errors = vErrors === null ? 0 : vErrors.length;\n";

/** Of a shared leaf an error says the place of the member, in the schema whose validator this is. */
function withReferences(text: string, leaves: ReadonlySet<string>, kept: KeptValues): string {
  const schema = /"([A-Z]\w+)\//.exec(text)?.[1];
  return text
    .replace(memberReferences, (run: string) => {
      const members = [...run.matchAll(memberReference)].map(
        ([, member, validate]) => `${member}: ${validate}`,
      );
      return `vErrors = checkMembers(vErrors, data, instancePath, ${kept.nameOf(schema)}, {${members.join()}});\n${count}`;
    })
    .replace(reference, (_, validate: string, value: string, path = "instancePath") => {
      if (leaves.has(validate)) throw new Error(`a leaf is not the member of a component: ${path}`);
      return `vErrors = check(vErrors, ${validate}, ${value}, ${path});\n${count}`;
    });
}

const required =
  /for\(const (prop\d+) of (kept\d+)\)\{\nif\(data\[\1\] === undefined\)\{\nvErrors = report\(vErrors, instancePath, "(\w+)\/required", \{missingProperty: \1\}\);\nerrors\+\+;\n\}\n\}\n/g;
const closed =
  /for\(const (key\d+) in data\)\{\nif\(!\((.*)\)\)\{\nvErrors = report\(vErrors, instancePath, "(\w+)\/additionalProperties", \{additionalProperty: \1\}\);\nerrors\+\+;\n\}\n\}\n/g;
const oneOf = /if\(!\((.*)\)\)\{\n(vErrors = report.*\{allowedValues: (kept\d+)\}\);\n)/g;

/** Names that must be there, names that may be there, and words of an enum: each a list that is walked. */
function withLists(text: string, kept: KeptValues): string {
  return text
    .replace(
      required,
      (_, _prop, names: string, schema: string) =>
        `vErrors = checkRequired(vErrors, data, instancePath, ${kept.nameOf(schema)}, ${names});\n${count}`,
    )
    .replace(closed, (_, _key, condition: string, schema: string) => {
      const compared = [...condition.matchAll(/ === "((?:[^"\\]|\\.)*)"/g)];
      const names =
        /^func\d+\.call\((kept\d+), key\d+\)$/.exec(condition)?.[1] ??
        kept.nameOfSet(compared.map(([, name]) => JSON.parse(`"${name}"`) as string));
      return `vErrors = checkClosed(vErrors, data, instancePath, ${kept.nameOf(schema)}, ${names});\n${count}`;
    })
    .replace(oneOf, (_, condition: string, rest: string, values: string) => {
      const data = /^\(*(\w+) === /.exec(condition)?.[1];
      if (data === undefined) throw new Error(`ajv compares in another form: ${condition}`);
      return `if(!${values}.includes(${data})){\n${rest}`;
    });
}

function withCallees(text: string): string {
  return text
    .replace(
      /(?<=^function validate\d+)\(data, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)/,
      `(data, instancePath = "")`,
    )
    .replace(/\b(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g, "escaped($1)")
    .replace(/\b(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)/g, "isObject($1)")
    .replace(
      /\(\(typeof (\w+) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g,
      "isInteger($1)",
    );
}

/** Without `if` and its like nobody asks how many errors there were before. */
function withoutCounts(text: string): string {
  if (!text.startsWith("function") || /\b_errs\d/.test(text)) return text;
  return text
    .replaceAll(count, "")
    .replaceAll("errors++;\n", "")
    .replace("let errors = 0;\n", "")
    .replace("return errors === 0;", "return vErrors === null;");
}

const frame =
  /^function (validate\d+)\(data, instancePath = ""\)\{\nlet vErrors = null;\n([^]*)\1\.errors = vErrors;\nreturn vErrors === null;\n\}\n/;
const ofObject =
  /^if\(isObject\(data\)\)\{\n([^]*)\}\nelse \{\nvErrors = report\(vErrors, instancePath, "(\w+)\/type", kept\d+\);\n\}\n$/;

/** What each validator begins and ends with is made by one function; of an object its type is asked for there, too. */
function withoutFrame(text: string, leaves: ReadonlySet<string>): string {
  return text.replace(frame, (_, name: string, body: string) => {
    const [, members, schema] = ofObject.exec(body) ?? [];
    const maker = leaves.has(name) ? "leafValidator" : "validator";
    return members === undefined
      ? `const ${name} = ${maker}((data, instancePath, vErrors) => {\n${body}return vErrors;\n});\n`
      : `const ${name} = objectValidator("${schema}", (data, instancePath, vErrors) => {\n${members}return vErrors;\n});\n`;
  });
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
      if (isOwner === "") return kept.nameOf(value);
      // Before a comma it is asked for its members only.
      return kept.nameOfSet(Object.keys(value as object)) + isOwner;
    },
  );
}

/** As ajv makes the expression of a pattern. */
const expression = /(?<=const (pattern\d+) = )new RegExp\(("(?:[^"\\]|\\.)*"), ""\)/g;

/** k6 compiles a literal once for all VUs, and what is made of a text for each of them. */
function withLiterals(source: string): string {
  return source.replace(expression, (_, _name, pattern: string) =>
    String(new RegExp(JSON.parse(pattern) as string)),
  );
}

function valueAt(schema: unknown, path: string): unknown {
  const steps = path.match(/(?<=\.)\w+|(?<=\[").*?(?="\])/g) ?? [];
  return steps.reduce((value, step) => (value as Readonly<Record<string, unknown>>)[step], schema);
}
