/** Objects that have the same members, so that one function can make them. */

/** Parameter of such a function. */
export interface Parameter<Value> {
  readonly name: string;
  /** What most of the objects have there; absent where no value stands out. */
  readonly usual?: Value;
}

interface Seen<Value> {
  readonly value: Value;
  count: number;
}

export class ObjectMakers<Value> {
  readonly #textOf: (value: Value) => string;
  /** Names of members -> name -> text of a value -> the value and how often it was seen. */
  readonly #seen = new Map<string, Map<string, Map<string, Seen<Value>>>>();
  readonly #counts = new Map<string, number>();

  constructor(textOf: (value: Value) => string) {
    this.#textOf = textOf;
  }

  /** Notes an object; each that is written should be noted once. */
  note(object: Readonly<Record<string, Value>>): void {
    const members = Object.keys(object).join();
    this.#counts.set(members, (this.#counts.get(members) ?? 0) + 1);
    const byName = this.#seen.get(members) ?? new Map<string, Map<string, Seen<Value>>>();
    this.#seen.set(members, byName);
    for (const [name, value] of Object.entries(object)) {
      const byText = byName.get(name) ?? new Map<string, Seen<Value>>();
      byName.set(name, byText);
      const text = this.#textOf(value);
      const seen = byText.get(text) ?? { value, count: 0 };
      seen.count += 1;
      byText.set(text, seen);
    }
  }

  countOf(object: object): number {
    return this.#counts.get(Object.keys(object).join()) ?? 0;
  }

  /** The members as parameters: the more objects have what is usual, the later one comes. */
  parametersOf(object: object): readonly Parameter<Value>[] {
    const members = Object.keys(object).join();
    const all = [...(this.#seen.get(members) ?? [])].map(([name, byText]) => {
      const usual = [...byText.values()].reduce((one, other) =>
        other.count > one.count ? other : one,
      );
      return { name, usual };
    });
    return all
      .sort((one, other) => one.usual.count - other.usual.count)
      .map(({ name, usual }) => (usual.count > 1 ? { name, usual: usual.value } : { name }));
  }
}
