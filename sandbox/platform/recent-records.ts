/** The last records of one kind, for people and tests that ask what happened. */

export type Numbered<T> = T & {
  /** Counts up from 1, also past a `clear`. */
  readonly sequence: number;
};

export class RecentRecords<T extends object> {
  #records: Numbered<T>[] = [];
  #sequence = 0;
  readonly #capacity: number;

  /** @param capacity how many are kept at least; twice as many for a moment */
  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  add(record: T): void {
    this.#sequence += 1;
    this.#records.push({ sequence: this.#sequence, ...record });
    // In halves: moving every record for each new one would cost more than what is recorded.
    if (this.#records.length >= this.#capacity * 2) {
      this.#records = this.#records.slice(-this.#capacity);
    }
  }

  /** The last ones that fit, oldest first. */
  list(fits: (record: Numbered<T>) => boolean = () => true): readonly Numbered<T>[] {
    return this.#records.slice(-this.#capacity).filter(fits);
  }

  clear(): void {
    this.#records = [];
  }
}
