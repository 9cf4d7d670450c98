/** Constant values that code refers to by a name, each defined once. */
export class KeptValues {
  /** Code of a value -> its name. */
  readonly #names = new Map<string, string>();
  /** Code of a sorted list of names -> name of the list. */
  readonly #sets = new Map<string, string>();

  /** Name of the value, which is JSON; equal values have one name. */
  nameOf(value: unknown): string {
    const code = JSON.stringify(value);
    const name = this.#names.get(code) ?? `kept${this.#names.size}`;
    this.#names.set(code, name);
    if (Array.isArray(value) && value.every((item) => typeof item === "string"))
      this.#sets.set(JSON.stringify([...value].sort()), name);
    return name;
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

  /** Name of a list of these names, in whatever order it is kept already. */
  nameOfSet(names: readonly string[]): string {
    const code = JSON.stringify([...names].sort());
    const known = this.#sets.get(code) ?? this.nameOf(names);
    this.#sets.set(code, known);
    return known;
  }

  get definitions(): string {
    return [...this.#names].map(([code, name]) => `const ${name} = ${code};\n`).join("");
  }
}
