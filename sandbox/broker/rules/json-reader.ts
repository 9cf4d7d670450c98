/**
 * Reads JSON token by token, as strictly as System.Text.Json does and with its words for what is wrong:
 * no comments, no trailing commas, no second document, no lone surrogates, UTF-8 only, 32 levels at most.
 */
import { JsonScanner, type JsonFailure } from "./json-scanner.ts";

type TokenKind = "{" | "}" | "[" | "]" | "name" | "string" | "number" | "true" | "false" | "null";

export interface Token {
  readonly kind: TokenKind;
  /** Decoded text of a string or name (null when it is no Unicode), digits of a number, else `""`. */
  readonly text: string | null;
}

const deepest = 32;

/** A container that is open, and the member or element in it that is being read. */
interface Frame {
  readonly container: "{" | "[";
  part: string | number | null;
  /** Inside a member that nobody wants: not part of the path. */
  isSkipped: boolean;
}

export class JsonReader {
  readonly #scanner: JsonScanner;
  readonly #frames: Frame[] = [];
  #isSkipping = false;

  /** @param bytes the body in UTF-8, without byte order mark */
  constructor(bytes: Uint8Array) {
    this.#scanner = new JsonScanner(bytes, () => this.path);
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
    const char = this.#char();
    if (char === "{" || char === "[") return this.#enter(char);
    if (char === '"') return { kind: "string", text: this.#scanner.string() };
    if (char === "-" || (char >= "0" && char <= "9"))
      return { kind: "number", text: this.#scanner.number() };
    if (char === "]" && this.#frames.at(-1)?.container === "[") return this.#leave("]");
    for (const word of ["true", "false", "null"] as const) {
      if (char === word[0]) {
        this.#scanner.word(word);
        return { kind: word, text: "" };
      }
    }
    throw this.#scanner.failure(`'${this.#scanner.shown()}' is an invalid start of a value.`);
  }

  /** The next member's name, or the end of the object. Called right after `{` and after each value. */
  member(isFirst: boolean): Token {
    const next = this.#separator("{", isFirst);
    if (next === "}") return this.#leave("}");
    if (next !== '"') {
      throw this.#scanner.failure(
        next === "/"
          ? "'/' is invalid after a value. Expected either ',', '}', or ']'."
          : `'${this.#scanner.shown()}' is an invalid start of a property name. Expected a '"'.`,
      );
    }
    const text = this.#scanner.string();
    if (text === null)
      throw this.#scanner.failure("The JSON property name is not valid UTF-16 text.");
    this.#enterPart(text);
    if (this.#char() !== ":") {
      throw this.#scanner.failure(
        `'${this.#scanner.shown()}' is invalid after a property name. Expected a ':'.`,
      );
    }
    this.#scanner.step();
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
    if (this.#scanner.next() !== undefined) {
      throw this.#scanner.failure(
        `'${this.#scanner.shown()}' is invalid after a single JSON value. Expected end of data.`,
      );
    }
  }

  /** The value just read is not of the .NET type that was asked for. */
  wrongType(type: string): JsonFailure {
    return this.#scanner.failure(`The JSON value could not be converted to ${type}.`);
  }

  #enterPart(part: string | number | null): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.part = part;
  }

  /** The byte that decides what comes next in a container, after its comma. */
  #separator(container: "{" | "[", isFirst: boolean): string {
    const close = container === "{" ? "}" : "]";
    let char = this.#char();
    if (isFirst || char === close) return char;
    if (char !== ",") {
      throw this.#scanner.failure(
        `'${this.#scanner.shown()}' is invalid after a value. Expected either ',', '}', or ']'.`,
      );
    }
    this.#scanner.step();
    const frame = this.#frames.at(-1);
    this.#enterPart(typeof frame?.part === "number" ? frame.part + 1 : null);
    char = this.#char();
    if (char === close) {
      const kind = container === "{" ? "object" : "array";
      throw this.#scanner.failure(
        `The JSON ${kind} contains a trailing comma at the end which is not supported in this mode. Change the reader options.`,
      );
    }
    return char;
  }

  #char(): string {
    const char = this.#scanner.next();
    if (char === undefined) throw this.#endOfInput();
    return char;
  }

  #enter(char: "{" | "["): Token {
    if (this.#frames.length >= deepest) {
      const kind = char === "{" ? "object" : "array";
      throw this.#scanner.failure(
        `The maximum configured depth of ${deepest} has been exceeded. Cannot read next JSON ${kind}.`,
      );
    }
    this.#frames.push({ container: char, part: null, isSkipped: this.#isSkipping });
    this.#scanner.step();
    return { kind: char, text: "" };
  }

  #leave(kind: "}" | "]"): Token {
    this.#frames.pop();
    this.#scanner.step();
    return { kind, text: "" };
  }

  #endOfInput(): JsonFailure {
    return this.#scanner.failure(
      this.#frames.length > 0
        ? "Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed."
        : "The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.",
    );
  }
}

function isSimpleName(name: string): boolean {
  return !/[ '/"[\]().\t\n\r\f\b\\\u0085\u2028\u2029]/.test(name);
}
