/** Data as JavaScript in which nothing long stands twice: the judge's bundle carries it into each VU of k6. */
import { ObjectMakers, type Parameter } from "./object-makers.ts";
import type { Json } from "./read-document.ts";

/** What can be written: data, and expressions, which become literals. */
export type Writable =
  Json | RegExp | readonly Writable[] | { readonly [member: string]: Writable };

/** Shorter values are not worth a name of their own. */
const shortest = 8;
/** Objects with the same members are made by one function from this many on. */
const fewest = 4;

/**
 * A module that exports the data: `export const <name> = …`.
 *
 * Deterministic; what is repeated is shared, so nobody may change it.
 *
 * @param fragments texts that stand within many others, longest first
 */
export function compactCode(
  name: string,
  data: Readonly<Record<string, Writable>> | readonly Writable[],
  fragments: readonly string[],
): string {
  const writer = new Writer(data, fragments);
  const lines = Object.entries(data).map(([member, inner]) => {
    const code = writer.codeOf(inner, "\n ");
    return Array.isArray(data) ? code : `${keyOf(member)}: ${code}`;
  });
  const [open, close] = Array.isArray(data) ? "[]" : "{}";
  return `${writer.definitions.join("")}export const ${name} = ${open}\n${lines.join(",\n")},\n${close};\n`;
}

class Writer {
  readonly definitions: string[] = [];
  readonly #fragments: readonly string[];
  /** Text of a value -> how often it stands in the data. */
  readonly #counts = new Map<string, number>();
  readonly #makers = new ObjectMakers<Writable>(textOf);
  readonly #names = new Map<string, string>();

  constructor(data: Writable, fragments: readonly string[]) {
    this.#fragments = fragments;
    this.#count(data);
  }

  /** @param between what parts the members or items; a line each makes a change of one a change of one line */
  codeOf(value: Writable, between = " "): string {
    const text = textOf(value);
    const isRepeated = text.length >= shortest && (this.#counts.get(text) ?? 0) > 1;
    const write = (): string => this.#written(value, between);
    return isRepeated ? this.#named(text, write) : write();
  }

  #count(value: Writable): void {
    const text = textOf(value);
    const seen = this.#counts.get(text) ?? 0;
    this.#counts.set(text, seen + 1);
    // What stands in a value that is written once is written once, too.
    if (seen > 0 || typeof value !== "object" || value === null || value instanceof RegExp) return;
    if (!Array.isArray(value)) this.#makers.note(value as Readonly<Record<string, Writable>>);
    for (const inner of Object.values<Writable>(value)) this.#count(inner);
  }

  #named(text: string, write: () => string): string {
    let name = this.#names.get(text);
    if (name === undefined) {
      const code = write();
      name = `v${this.#names.size}`;
      this.#names.set(text, name);
      this.definitions.push(`const ${name} = ${code};\n`);
    }
    return name;
  }

  #written(value: Writable, between: string): string {
    if (typeof value === "string") return this.#text(value);
    if (value instanceof RegExp) return String(value);
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if (Array.isArray(value)) {
      return `[${value.map((inner: Writable) => this.codeOf(inner)).join(`,${between}`)}]`;
    }
    const object = value as Readonly<Record<string, Writable>>;
    const names = Object.keys(object);
    const isMade = names.length > 1 && this.#makers.countOf(object) >= fewest;
    if (isMade && names.every(isWord)) return this.#made(object, names);
    const all = Object.entries(object).map(
      ([name, inner]) => `${keyOf(name)}: ${this.codeOf(inner)}`,
    );
    return `{ ${all.join(`,${between}`)} }`;
  }

  /** A call of the function that makes such objects, without the arguments at the end that are the usual ones. */
  #made(object: Readonly<Record<string, Writable>>, names: readonly string[]): string {
    const parameters = this.#makers.parametersOf(object);
    const maker = this.#named(`members ${names.join()}`, () => {
      const list = parameters.map(({ name, usual }) =>
        usual === undefined ? name : `${name} = ${this.codeOf(usual)}`,
      );
      return `(${list.join(", ")}) => ({ ${names.join(", ")} })`;
    });
    const given = [...parameters];
    while (isUsual(given.at(-1), object)) given.pop();
    return `${maker}(${given.map(({ name }) => this.codeOf(object[name] ?? null)).join(", ")})`;
  }

  /** What is left between fragments may be one itself. */
  #part(part: string): string {
    return this.#fragments.includes(part)
      ? this.#named(JSON.stringify(part), () => this.#text(part))
      : this.#text(part);
  }

  #text(value: string): string {
    const fragment = this.#fragments.find((each) => value.includes(each) && value !== each);
    if (fragment === undefined) return JSON.stringify(value);
    const name = this.#named(JSON.stringify(fragment), () => this.#text(fragment));
    return value
      .split(fragment)
      .flatMap((part, index) => [
        ...(index === 0 ? [] : [name]),
        ...(part === "" ? [] : [this.#part(part)]),
      ])
      .join(" + ");
  }
}

function isUsual(
  parameter: Parameter<Writable> | undefined,
  object: Readonly<Record<string, Writable>>,
): boolean {
  if (parameter?.usual === undefined) return false;
  return textOf(parameter.usual) === textOf(object[parameter.name] ?? null);
}

function textOf(value: Writable): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof RegExp ? `expression ${String(inner)}` : inner,
  );
}

function isWord(name: string): boolean {
  return /^[a-zA-Z]\w*$/.test(name);
}

function keyOf(name: string): string {
  return isWord(name) ? name : JSON.stringify(name);
}
