/**
 * Reads JSON token by token, as strictly as System.Text.Json does and with its words for what is wrong:
 * no comments, no trailing commas, no second document, no lone surrogates, UTF-8 only, 32 levels at most.
 */

/** A body that is no JSON, or not of the type that was asked for. `path` is the key of the validation problem. */
export class JsonFailure extends Error {
  readonly path: string;

  constructor(text: string, path: string, position: Position) {
    super(
      `${text} Path: ${path} | LineNumber: ${position.line} | BytePositionInLine: ${position.byte}.`,
    );
    this.path = path;
  }
}

interface Position {
  readonly line: number;
  readonly byte: number;
}

export type TokenKind =
  "{" | "}" | "[" | "]" | "name" | "string" | "number" | "true" | "false" | "null";

export interface Token {
  readonly kind: TokenKind;
  /** Decoded text of a string or name (null when it is no Unicode), digits of a number, else `""`. */
  readonly text: string | null;
}

const deepest = 32;
const quote = 0x22;
const backslash = 0x5c;
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
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** A container that is open, and the member or element in it that is being read. */
interface Frame {
  readonly container: "{" | "[";
  part: string | number | null;
  /** Inside a member that nobody wants: not part of the path. */
  isSkipped: boolean;
}

export class JsonReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  readonly #frames: Frame[] = [];
  #isSkipping = false;

  /** @param bytes the body in UTF-8, without byte order mark */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** JSON path of the value being read, as the service writes it: `$.recipients[1]`. */
  get path(): string {
    let path = "$";
    for (const { part, isSkipped } of this.#frames) {
      if (isSkipped || part === null) break;
      if (typeof part === "number") path += `[${part}]`;
      else path += isSimpleName(part) ? `.${part}` : `['${part}']`;
    }
    return path;
  }

  /** The next value's first token. */
  value(): Token {
    this.#skipBlanks();
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw this.#endOfInput();
    const char = String.fromCharCode(byte);
    if (char === "{" || char === "[") return this.#enter(char);
    if (char === '"') return { kind: "string", text: this.#string() };
    if (char === "-" || (char >= "0" && char <= "9"))
      return { kind: "number", text: this.#number() };
    if (char === "]" && this.#frames.at(-1)?.container === "[") return this.#leave("]");
    for (const word of ["true", "false", "null"] as const)
      if (char === word[0]) return this.#word(word);
    throw this.#failure(`'${this.#shown()}' is an invalid start of a value.`);
  }

  /** The next member's name, or the end of the object. Called right after `{` and after each value. */
  member(isFirst: boolean): Token {
    const next = this.#separator("{", isFirst);
    if (next === "}") return this.#leave("}");
    if (next !== '"') {
      throw this.#failure(
        next === "/"
          ? "'/' is invalid after a value. Expected either ',', '}', or ']'."
          : `'${this.#shown()}' is an invalid start of a property name. Expected a '"'.`,
      );
    }
    const text = this.#string();
    if (text === null) throw this.#failure("The JSON property name is not valid UTF-16 text.");
    this.#enterPart(text);
    this.#skipBlanks();
    if (this.#bytes[this.#at] === undefined) throw this.#endOfInput();
    if (this.#bytes[this.#at] !== 0x3a) {
      throw this.#failure(`'${this.#shown()}' is invalid after a property name. Expected a ':'.`);
    }
    this.#at += 1;
    return { kind: "name", text };
  }

  /** True when the array has another element; its index becomes part of the path. */
  element(index: number): boolean {
    if (this.#separator("[", index === 0) !== "]") {
      this.#enterPart(index);
      return true;
    }
    this.#leave("]");
    return false;
  }

  /** Reads over the rest of the value whose first token has been read. */
  skip(token: Token): void {
    const wasSkipping = this.#isSkipping;
    const entered = token.kind === "{" || token.kind === "[" ? this.#frames.at(-1) : undefined;
    if (entered !== undefined) entered.isSkipped = true;
    this.#isSkipping = true;
    if (token.kind === "{") {
      for (let isFirst = true; this.member(isFirst).kind === "name"; isFirst = false)
        this.skip(this.value());
    } else if (token.kind === "[") {
      for (let index = 0; this.element(index); index += 1) this.skip(this.value());
    }
    this.#isSkipping = wasSkipping;
  }

  /** @throws {JsonFailure} when something follows the document */
  end(): void {
    this.#skipBlanks();
    if (this.#at < this.#bytes.length) {
      throw this.#failure(
        `'${this.#shown()}' is invalid after a single JSON value. Expected end of data.`,
      );
    }
  }

  /** The value just read is not of the .NET type that was asked for. */
  wrongType(type: string): JsonFailure {
    return this.#failure(`The JSON value could not be converted to ${type}.`);
  }

  #enterPart(part: string | number | null): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.part = part;
  }

  /** The byte that decides what comes next in a container, after its comma. */
  #separator(container: "{" | "[", isFirst: boolean): string {
    const close = container === "{" ? "}" : "]";
    this.#skipBlanks();
    let char = this.#char();
    if (isFirst || char === close) return char;
    if (char !== ",") {
      throw this.#failure(
        `'${this.#shown()}' is invalid after a value. Expected either ',', '}', or ']'.`,
      );
    }
    this.#at += 1;
    const frame = this.#frames.at(-1);
    this.#enterPart(typeof frame?.part === "number" ? frame.part + 1 : null);
    this.#skipBlanks();
    char = this.#char();
    if (char === close) {
      const kind = container === "{" ? "object" : "array";
      throw this.#failure(
        `The JSON ${kind} contains a trailing comma at the end which is not supported in this mode. Change the reader options.`,
      );
    }
    return char;
  }

  #char(): string {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw this.#endOfInput();
    return String.fromCharCode(byte);
  }

  #enter(char: "{" | "["): Token {
    if (this.#frames.length >= deepest) {
      const kind = char === "{" ? "object" : "array";
      throw this.#failure(
        `The maximum configured depth of ${deepest} has been exceeded. Cannot read next JSON ${kind}.`,
      );
    }
    this.#frames.push({ container: char, part: null, isSkipped: this.#isSkipping });
    this.#at += 1;
    return { kind: char, text: "" };
  }

  #leave(kind: "}" | "]"): Token {
    this.#frames.pop();
    this.#at += 1;
    return { kind, text: "" };
  }

  #word(word: "true" | "false" | "null"): Token {
    const text = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + word.length));
    if (text !== word)
      throw this.#failure(`'${text}' is an invalid JSON literal. Expected the literal '${word}'.`);
    this.#at += word.length;
    return { kind: word, text: "" };
  }

  #number(): string {
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
      throw this.#failure(`Invalid leading zero before '${this.#shown()}'.`);
    }
    numberPattern.lastIndex = 0;
    const match = numberPattern.exec(text);
    if (match?.[0] !== text) {
      throw this.#failure(`'${this.#shown()}' is an invalid number.`);
    }
    this.#at = end;
    return text;
  }

  /** Null when the text is no Unicode: the reader goes on, its consumer refuses the type. */
  #string(): string | null {
    const start = this.#at + 1;
    let end = start;
    for (;;) {
      const byte = this.#bytes[end];
      if (byte === undefined) {
        this.#at = end;
        throw this.#failure("Expected end of string, but instead reached end of data.");
      }
      if (byte === quote) break;
      if (byte < 0x20) {
        this.#at = end;
        throw this.#failure(
          `'0x${byte.toString(16).toUpperCase().padStart(2, "0")}' is invalid within a JSON string. The string should be correctly escaped.`,
        );
      }
      end = byte === backslash ? this.#escape(end) : end + 1;
    }
    this.#at = end + 1;
    return decode(this.#bytes.subarray(start, end));
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
      throw this.#failure(
        `'${this.#shown()}' is not a hex digit following '\\u' within a JSON string. The string should be correctly escaped.`,
      );
    }
    this.#at = at + 1;
    throw this.#failure(
      `'${this.#shown()}' is an invalid escapable character within a JSON string. The string should be correctly escaped.`,
    );
  }

  #skipBlanks(): void {
    while ([0x20, 0x0a, 0x0d, 0x09].includes(this.#bytes[this.#at] ?? 0)) this.#at += 1;
  }

  #endOfInput(): JsonFailure {
    return this.#failure(
      this.#frames.length > 0
        ? "Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed."
        : "The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.",
    );
  }

  #shown(): string {
    const byte = this.#bytes[this.#at] ?? 0;
    return byte >= 0x20 && byte < 0x7f
      ? String.fromCharCode(byte)
      : `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }

  #failure(text: string): JsonFailure {
    let line = 0;
    let lineStart = 0;
    for (let at = 0; at < this.#at; at += 1) {
      if (this.#bytes[at] !== 0x0a) continue;
      line += 1;
      lineStart = at + 1;
    }
    return new JsonFailure(text, this.path, { line, byte: this.#at - lineStart });
  }
}

function isSimpleName(name: string): boolean {
  return !/[ '/"[\]().\t\n\r\f\b\\\u0085\u2028\u2029]/.test(name);
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
