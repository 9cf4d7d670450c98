/** Data as JavaScript in which nothing long stands twice: the judge's bundle carries it into each VU of k6. */
import { isObject, type Json, type JsonObject } from "./read-document.ts";

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
  data: JsonObject | readonly Json[],
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

  constructor(data: Json, fragments: readonly string[]) {
    this.#fragments = fragments;
    this.#count(data);
  }

  /** @param between what parts the members or items; a line each makes a change of one a change of one line */
  codeOf(value: Json, between = " "): string {
    const text = JSON.stringify(value);
    const isRepeated = text.length >= shortest && (this.#counts.get(text) ?? 0) > 1;
    const write = (): string => this.#written(value, between);
    return isRepeated ? this.#named(text, write) : write();
  }

  #count(value: Json): void {
    const text = JSON.stringify(value);
    const seen = this.#counts.get(text) ?? 0;
    this.#counts.set(text, seen + 1);
    if (typeof value !== "object" || value === null) return;
    if (isObject(value)) {
      const members = membersOf(value);
      this.#counts.set(members, (this.#counts.get(members) ?? 0) + 1);
    }
    // What stands in a value that is written once is written once, too.
    if (seen === 0) for (const inner of Object.values(value)) this.#count(inner);
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

  #written(value: Json, between: string): string {
    if (typeof value === "string") return this.#text(value);
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const parts = Object.values(value).map((inner) => this.codeOf(inner));
    if (Array.isArray(value)) return `[${parts.join(`,${between}`)}]`;
    const names = Object.keys(value);
    const members = membersOf(value as JsonObject);
    if (names.length > 2 && (this.#counts.get(members) ?? 0) >= fewest && names.every(isWord)) {
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

function membersOf(value: JsonObject): string {
  return `members ${Object.keys(value).join()}`;
}

function isWord(name: string): boolean {
  return /^[a-zA-Z]\w*$/.test(name);
}

function keyOf(name: string): string {
  return isWord(name) ? name : JSON.stringify(name);
}
