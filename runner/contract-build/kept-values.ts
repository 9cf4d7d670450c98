/** Constant values that code refers to by a name, each defined once. */
export class KeptValues {
  /** Code of a value -> its name. */
  readonly #names = new Map<string, string>();

  /** Name of the value, which is JSON; equal values have one name. */
  nameOf(value: unknown): string {
    return this.#named(JSON.stringify(value));
  }

  /** Name of an object of constants as code writes it; null where it holds a variable. */
  nameOfLiteral(code: string): string | null {
    // Members without quotes, else JSON.
    const json = code.replace(/([{,] ?)(\w+):/g, '$1"$2":');
    try {
      return this.nameOf(JSON.parse(json));
    } catch {
      return null;
    }
  }

  /** Name of an object that has these members; made of a list that is kept anyhow where it names the same. */
  nameOfNames(names: readonly string[], list: unknown): string {
    const known = Array.isArray(list) ? list.map(String) : [];
    const isSame = known.sort().join() === [...names].sort().join();
    return this.#named(`namesOf(${this.nameOf(isSame ? list : names)})`);
  }

  get definitions(): string {
    return [...this.#names].map(([code, name]) => `const ${name} = ${code};\n`).join("");
  }

  #named(code: string): string {
    const name = this.#names.get(code) ?? `kept${this.#names.size}`;
    this.#names.set(code, name);
    return name;
  }
}
