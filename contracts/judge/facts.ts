/**
 * What the judge is told: facts, not objects of a runtime. Node, k6 and newman's sandbox each hand in
 * the same ones, and equal facts get equal verdicts.
 */

/** One header line; a repeated header is several lines, or one line joined with `", "`. */
export type Header = readonly [name: string, value: string];

/**
 * Header lines, or values by name where a runtime has joined repeated lines with `", "` already: the judge takes
 * both, and under load the second saves k6 an object for each header.
 */
export type Headers = readonly Header[] | Readonly<Record<string, string>>;

/**
 * A body as far as it is known.
 *
 * - `text`: decoded as UTF-8, exactly as received (no BOM stripped, nothing normalised); empty is `""`.
 * - `binary`: not kept, known by its size and perhaps its hash (hex, lower case).
 * - `unknown`: the source does not contain it (a HAR without bodies); nothing about it is judged.
 */
export type Body =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "binary";
      readonly sizeBytes: number;
      readonly sha256?: string;
      /** Said where the bytes were looked at: they are no text. */
      readonly isUtf8?: false;
    }
  | { readonly kind: "unknown"; readonly reason: string };

export interface RequestFacts<HeadersAs extends Headers = readonly Header[]> {
  /** As sent; the service accepts any letter case. */
  readonly method: string;
  /** Request target in origin form: path and query, for example `/broker/api/v1/filetransfer?resourceId=a`. */
  readonly path: string;
  readonly headers: HeadersAs;
  readonly body: Body;
}

export interface ResponseFacts<HeadersAs extends Headers = readonly Header[]> {
  /** HTTP status code; 0 when no response came. */
  readonly status: number;
  readonly headers: HeadersAs;
  readonly body: Body;
  /** True when `headers` are the lines as they were on the wire, so that framing can be judged. */
  readonly isRaw: boolean;
}

/** What only the one who drove the exchange can know; a deviation may need it, the promise never does. */
export interface JudgeContext {
  /** State or set-up, in words (a record's `given`). */
  readonly given?: string;
  /** What the exchange is to show, in words (a record's `condition`). */
  readonly condition?: string;
  /** What is special about the token (a record's `token`). */
  readonly token?: string;
  /** Something behind the service was broken on purpose: only the shape of a 5xx is judged then. */
  readonly fault?: string;
}
