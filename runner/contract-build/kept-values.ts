/** Constant values that code refers to by a name, each defined once. */
export class KeptValues {
  readonly #names = new Map<string, string>();

  /** Name of the value, which is JSON; equal values have one name. */
  nameOf(value: unknown): string {
    const text = JSON.stringify(value);
    const name = this.#names.get(text) ?? `kept${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** Name of the value where it has one already. */
  knownName(value: unknown): string | undefined {
    return this.#names.get(JSON.stringify(value));
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

  get definitions(): string {
    return [...this.#names].map(([text, name]) => `const ${name} = ${text};\n`).join("");
  }
}
