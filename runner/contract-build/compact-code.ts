/** Data as JavaScript in which nothing long stands twice: the judge's bundle carries it into each VU of k6. */
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
  /** Text of a value, or of the members of an object -> how often it stands in the data. */
  readonly #counts = new Map<string, number>();
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
    if (typeof value !== "object" || value === null || value instanceof RegExp) return;
    if (!Array.isArray(value)) {
      const members = membersOf(value);
      this.#counts.set(members, (this.#counts.get(members) ?? 0) + 1);
    }
    // What stands in a value that is written once is written once, too.
    if (seen === 0) for (const inner of Object.values<Writable>(value)) this.#count(inner);
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
    const parts = Object.values(value).map((inner) => this.codeOf(inner));
    if (Array.isArray(value)) return `[${parts.join(`,${between}`)}]`;
    const names = Object.keys(value);
    const members = membersOf(value);
    if (names.length > 1 && (this.#counts.get(members) ?? 0) >= fewest && names.every(isWord)) {
      const maker = this.#named(
        members,
        () => `(${names.join(", ")}) => ({ ${names.join(", ")} })`,
      );
      return `${maker}(${parts.join(", ")})`;
    }
    const all = names.map((name, index) => `${keyOf(name)}: ${parts[index]}`);
    return `{ ${all.join(`,${between}`)} }`;
  }

  #text(value: string): string {
    const fragment = this.#fragments.find((each) => value.includes(each) && value !== each);
    if (fragment === undefined) return JSON.stringify(value);
    const name = this.#named(JSON.stringify(fragment), () => this.#text(fragment));
    return value
      .split(fragment)
      .flatMap((part, index) => [
        ...(index === 0 ? [] : [name]),
        ...(part === "" ? [] : [this.#text(part)]),
      ])
      .join(" + ");
  }
}

function membersOf(value: object): string {
  return `members ${Object.keys(value).join()}`;
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
