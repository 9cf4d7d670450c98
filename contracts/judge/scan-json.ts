/**
 * What `JSON.parse` forgets: keys that occur twice, and numbers as they were written.
 *
 * Works on text that `JSON.parse` has accepted, so it need not look for errors.
 */

export interface RepeatedKey {
  /** JSON pointer of the member. */
  readonly pointer: string;
  /** Whether both values are written the same, white space apart. */
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

/** Strings, words, numbers and brackets; commas, colons and blanks say nothing new. One call: k6 is slow at characters. */
const token = /"(?:[^"\\]|\\.)*"|[^\s,:{}[\]"]+|[{}[\]]/g;

export function jsonTokens(text: string): readonly string[] {
  return text.match(token) ?? [];
}

export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(jsonTokens(text));
  scanner.value("");
  return scanner;
}

class Scanner implements JsonScan {
  readonly repeated: RepeatedKey[] = [];
  readonly numbers: WrittenNumber[] = [];
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  value(pointer: string): void {
    const first = this.#tokens[this.#at] ?? "";
    this.#at += 1;
    if (first === "{") this.#object(pointer);
    else if (first === "[") this.#array(pointer);
    else if (/^[-0-9]/.test(first)) this.numbers.push({ pointer, raw: first });
  }

  #object(pointer: string): void {
    /** Key -> the tokens of its value, as from and to. */
    const seen = new Map<string, readonly [number, number]>();
    while (this.#tokens[this.#at] !== "}") {
      const key = unquoted(this.#tokens[this.#at] ?? '""');
      const member = `${pointer}/${key.includes("~") || key.includes("/") ? escaped(key) : key}`;
      this.#at += 1;
      const start = this.#at;
      this.value(member);
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        const isSameValue = this.#raw(...earlier) === this.#raw(start, this.#at);
        this.repeated.push({ pointer: member, isSameValue });
      }
      seen.set(key, [start, this.#at]);
    }
    this.#at += 1;
  }

  #array(pointer: string): void {
    for (let index = 0; this.#tokens[this.#at] !== "]"; index += 1)
      this.value(`${pointer}/${index}`);
    this.#at += 1;
  }

  #raw(from: number, to: number): string {
    return this.#tokens.slice(from, to).join(" ");
  }
}

function unquoted(string: string): string {
  return string.includes("\\") ? (JSON.parse(string) as string) : string.slice(1, -1);
}

function escaped(key: string): string {
  return key.replace(/~/g, "~0").replace(/\//g, "~1");
}
