/**
 * Binds the fields of an upload form to the members of a transfer, as ASP.NET's model binder does: names in any
 * letter case, blank is null, of a repeated field the first value counts.
 */
import type { ValidationErrors } from "./answer.ts";
import type { BoundValue } from "./bind-json.ts";
import { initializeShape } from "./validate-initialize.ts";

export interface FormField {
  readonly name: string;
  readonly text: string;
}

export interface BoundForm {
  /** Member names of `initializeShape`; a member that no field gives is not here. */
  readonly values: ReadonlyMap<string, BoundValue>;
  /** Fields that are not of their member's type. */
  readonly errors: ValidationErrors;
}

const prefix = "Metadata.";

/** @returns null when no field is one of the transfer's */
export function bindForm(fields: readonly FormField[]): BoundForm | null {
  const isOurs = ({ name }: FormField): boolean => /^metadata[.[]/i.test(name);
  if (!fields.some(isOurs)) return null;
  const values = new Map<string, BoundValue>();
  const errors: (readonly [string, readonly string[]])[] = [];
  for (const [member, type] of Object.entries(initializeShape.members)) {
    if (type === "strings") {
      values.set(member, readList(fields, member));
      continue;
    }
    if (type === "stringMap") {
      values.set(member, readMap(fields, member));
      continue;
    }
    const text = textsOf(fields, prefix + member)[0];
    if (text === undefined) continue;
    const value = nullIfBlank(text);
    if (type !== "boolean" || value === null) values.set(member, value);
    else if (/^\s*(?:true|false)\s*$/i.test(value))
      values.set(member, value.trim().toLowerCase() === "true");
    else {
      const name = pascalCase(member);
      errors.push([prefix + name, [`The value '${text}' is not valid for ${name}.`]]);
    }
  }
  return { values, errors };
}

/** Repeated, or with empty brackets, or numbered from 0: what comes after a gap is dropped. */
function readList(fields: readonly FormField[], member: string): readonly (string | null)[] {
  const name = prefix + member;
  const repeated = textsOf(fields, name);
  const texts = repeated.length > 0 ? repeated : textsOf(fields, `${name}[]`);
  if (texts.length > 0) return texts.map(nullIfBlank);
  const numbered: (string | null)[] = [];
  for (;;) {
    const text = textsOf(fields, `${name}[${numbered.length}]`)[0];
    if (text === undefined) return numbered;
    numbered.push(nullIfBlank(text));
  }
}

/** `[0].Key` with `[0].Value`, or else `[key]` and `.key`. */
function readMap(fields: readonly FormField[], member: string): ReadonlyMap<string, string | null> {
  const name = prefix + member;
  const entries = new Map<string, string | null>();
  for (let index = 0; ; index += 1) {
    const key = textsOf(fields, `${name}[${index}].Key`)[0];
    if (key === undefined) break;
    entries.set(key, nullIfBlank(textsOf(fields, `${name}[${index}].Value`)[0] ?? ""));
  }
  if (entries.size > 0) return entries;
  const known = new Set<string>();
  for (const field of fields) {
    if (!hasPrefix(field.name, name)) continue;
    const key = /^(?:\[([^\]]*)\]|\.(.+))$/s.exec(field.name.slice(name.length));
    const text = key?.[1] ?? key?.[2];
    // Letter case does not tell names of fields apart, and so no keys either.
    if (text === undefined || known.has(text.toLowerCase())) continue;
    known.add(text.toLowerCase());
    entries.set(text, nullIfBlank(field.text));
  }
  return entries;
}

function textsOf(fields: readonly FormField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return fields.filter((field) => field.name.toLowerCase() === wanted).map(({ text }) => text);
}

function hasPrefix(name: string, start: string): boolean {
  return name.slice(0, start.length).toLowerCase() === start.toLowerCase();
}

function nullIfBlank(text: string): string | null {
  return text.trim() === "" ? null : text;
}

function pascalCase(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}

/** Keys of a refusal as the form has them. */
export function withFormKeys(errors: ValidationErrors): ValidationErrors {
  return errors.map(([key, messages]) => [prefix + key, messages] as const);
}
