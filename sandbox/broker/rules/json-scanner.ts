/**
 * The scalar half of the JSON reader: blanks, words, numbers and strings of a UTF-8 body, and where it is.
 * Words of its complaints are System.Text.Json's.
 */

/** A body that is no JSON, or not of the type that was asked for. `path` is the key of the validation problem. */
export class JsonFailure extends Error {
  readonly path: string;

  /** @param place null: the message is whole without path and place */
  constructor(
    text: string,
    path: string,
    place: { readonly line: number; readonly byte: number } | null,
  ) {
    const at =
      place === null
        ? ""
        : ` Path: ${path} | LineNumber: ${place.line} | BytePositionInLine: ${place.byte}.`;
    super(text + at);
    this.path = path;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const blanks = [0x20, 0x0a, 0x0d, 0x09];
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const numberPattern = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

export class JsonScanner {
  readonly #bytes: Uint8Array;
  readonly #path: () => string;
  #at = 0;

  /** @param path of the value being read, for complaints */
  constructor(bytes: Uint8Array, path: () => string) {
    this.#bytes = bytes;
    this.#path = path;
  }

  /** The next byte that is no blank, as a character; undefined at the end. */
  next(): string | undefined {
    while (blanks.includes(this.#bytes[this.#at] ?? 0)) this.#at += 1;
    const byte = this.#bytes[this.#at];
    return byte === undefined ? undefined : String.fromCharCode(byte);
  }

  /** Steps over the byte that `next` has shown. */
  step(): void {
    this.#at += 1;
  }

  word(word: "true" | "false" | "null"): void {
    const text = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + word.length));
    if (text !== word)
      throw this.failure(`'${text}' is an invalid JSON literal. Expected the literal '${word}'.`);
    this.#at += word.length;
  }

  number(): string {
    // Digits, sign, point and exponent are ASCII: a long enough piece of the body decides.
    let end = this.#at;
    while (
      end < this.#bytes.length &&
      /[-+.0-9eE]/.test(String.fromCharCode(this.#bytes[end] ?? 0))
    )
      end += 1;
    const text = String.fromCharCode(...this.#bytes.subarray(this.#at, end));
    const zeros = /^-?0(?=[0-9])/.exec(text)?.[0].length ?? 0;
    if (zeros > 0) {
      this.#at += zeros;
      throw this.failure(`Invalid leading zero before '${this.shown()}'.`);
    }
    if (!numberPattern.test(text)) throw this.failure(`'${this.shown()}' is an invalid number.`);
    this.#at = end;
    return text;
  }

  /** Null when the text is no Unicode: the reader goes on, its consumer refuses the type. */
  string(): string | null {
    const start = this.#at + 1;
    let end = start;
    for (;;) {
      const byte = this.#bytes[end];
      if (byte === undefined) {
        this.#at = end;
        throw this.failure("Expected end of string, but instead reached end of data.");
      }
      if (byte === quote) break;
      if (byte < 0x20) {
        this.#at = end;
        throw this.failure(
          `'0x${byte.toString(16).toUpperCase().padStart(2, "0")}' is invalid within a JSON string. The string should be correctly escaped.`,
        );
      }
      end = byte === backslash ? this.#escape(end) : end + 1;
    }
    this.#at = end + 1;
    return decode(this.#bytes.subarray(start, end));
  }

  /** The byte at hand, as a complaint shows it. */
  shown(): string {
    const byte = this.#bytes[this.#at] ?? 0;
    return byte >= 0x20 && byte < 0x7f
      ? String.fromCharCode(byte)
      : `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }

  /** A complaint about the place at hand. */
  failure(text: string): JsonFailure {
    let line = 0;
    let lineStart = 0;
    for (let at = 0; at < this.#at; at += 1) {
      if (this.#bytes[at] !== 0x0a) continue;
      line += 1;
      lineStart = at + 1;
    }
    return new JsonFailure(text, this.#path(), { line, byte: this.#at - lineStart });
  }
  /** @returns the place after the escape */
  #escape(at: number): number {
    const char = String.fromCharCode(this.#bytes[at + 1] ?? 0);
    if (char in escapes) return at + 2;
    if (char === "u") {
      const digits = String.fromCharCode(...this.#bytes.subarray(at + 2, at + 6));
      const good = /^[0-9a-fA-F]*/.exec(digits)?.[0].length ?? 0;
      if (good === 4) return at + 6;
      this.#at = at + 2 + good;
      throw this.failure(
        `'${this.shown()}' is not a hex digit following '\\u' within a JSON string. The string should be correctly escaped.`,
      );
    }
    this.#at = at + 1;
    throw this.failure(
      `'${this.shown()}' is an invalid escapable character within a JSON string. The string should be correctly escaped.`,
    );
  }
}

function decode(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (text.includes("\\")) {
    text = text.replace(
      /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
      (_all, hex: string | undefined, char: string | undefined) =>
        hex === undefined
          ? (escapes[char ?? ""] ?? "")
          : String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  // Half a surrogate pair is a character of its own category in a `u` pattern.
  return /\p{Cs}/u.test(text) ? null : text;
}
