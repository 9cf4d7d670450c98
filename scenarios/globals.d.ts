/** What k6's runtime has and @types/k6 does not declare; `dom` would also promise what k6 lacks. */
declare const console: {
  log(message: string): void;
  error(message: string): void;
};

/** Version of the suite, put in by the bundler. */
declare const SUITE_VERSION: string;

/** Of k6 since 2.2; only UTF-8 is used here. */
declare class TextDecoder {
  decode(bytes: ArrayBuffer): string;
}
