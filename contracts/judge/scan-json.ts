/**
 * What `JSON.parse` forgets: keys that occur twice, and numbers as they were written.
 *
 * Works on text that `JSON.parse` has accepted, so it need not look for errors.
 */

export interface RepeatedKey {
  /** JSON pointer of the member. */
  readonly pointer: string;
  /** Whether both values are written the same. */
  readonly isSameValue: boolean;
}

export interface WrittenNumber {
  readonly pointer: string;
  readonly raw: string;
}

export interface JsonScan {
  readonly repeated: readonly RepeatedKey[];
  readonly numbers: readonly WrittenNumber[];
}

export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(text);
  scanner.value("");
  return scanner;
}

class Scanner implements JsonScan {
  readonly repeated: RepeatedKey[] = [];
  readonly numbers: WrittenNumber[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(pointer: string): void {
    this.#skipBlanks();
    const first = this.#text[this.#at];
    if (first === "{") this.#object(pointer);
    else if (first === "[") this.#array(pointer);
    else if (first === '"') this.#string();
    else this.#word(pointer);
    this.#skipBlanks();
  }

  #object(pointer: string): void {
    const seen = new Map<string, string>();
    this.#at += 1;
    this.#skipBlanks();
    while (this.#text[this.#at] !== "}") {
      this.#skipBlanks();
      const key = JSON.parse(this.#string()) as string;
      const member = `${pointer}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`;
      this.#skipBlanks();
      this.#at += 1; // the colon
      this.#skipBlanks();
      const start = this.#at;
      this.value(member);
      const raw = this.#text.slice(start, this.#at).trim();
      const earlier = seen.get(key);
      if (earlier !== undefined)
        this.repeated.push({ pointer: member, isSameValue: earlier === raw });
      seen.set(key, raw);
      if (this.#text[this.#at] === ",") this.#at += 1;
    }
    this.#at += 1;
  }

  #array(pointer: string): void {
    this.#at += 1;
    this.#skipBlanks();
    for (let index = 0; this.#text[this.#at] !== "]"; index += 1) {
      this.value(`${pointer}/${index}`);
      if (this.#text[this.#at] === ",") this.#at += 1;
    }
    this.#at += 1;
  }

  /** Moves past a string and returns it as written, with its quotes. */
  #string(): string {
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    while (isEscaped(this.#text, end)) end = this.#text.indexOf('"', end + 1);
    this.#at = end + 1;
    return this.#text.slice(start, end + 1);
  }

  #word(pointer: string): void {
    const start = this.#at;
    while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text.charAt(this.#at)))
      this.#at += 1;
    const raw = this.#text.slice(start, this.#at);
    if (/^[-0-9]/.test(raw)) this.numbers.push({ pointer, raw });
  }

  #skipBlanks(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** A quote is escaped when an odd number of backslashes stands before it. */
function isEscaped(text: string, quoteAt: number): boolean {
  let backslashes = 0;
  while (text[quoteAt - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
