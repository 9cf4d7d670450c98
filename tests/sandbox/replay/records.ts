/** The committed records, as rows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface RecordRow {
  readonly operation: string;
  readonly condition: string;
  readonly given?: string;
  readonly fault?: unknown;
  readonly note?: string;
  readonly token?: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string | readonly string[]>>;
    readonly body: RecordBody;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: RecordBody;
  };
  /** Names used for ids in `given`, and the sample ids that stand in the record. */
  readonly ids?: Readonly<Record<string, string>>;
}

export type RecordBody =
  | string
  | { readonly base64: string }
  | { readonly length: number; readonly sha256: string }
  | null;

const folder = join(import.meta.dirname, "../../records");

/** Rows of one file, in the order of recording. */
export function readRecords(name: string): readonly RecordRow[] {
  return readFileSync(join(folder, `${name}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RecordRow);
}

/** The bytes of a body; null when the record keeps only their hash. */
export function bodyBytes(body: RecordBody | undefined): Buffer | null {
  if (body === null || body === undefined) return Buffer.alloc(0);
  if (typeof body === "string") return Buffer.from(body, "utf8");
  return "base64" in body ? Buffer.from(body.base64, "base64") : null;
}

/** A body as text; empty when the record keeps none, or bytes. */
export function bodyText(body: RecordBody | undefined): string {
  return typeof body === "string" ? body : "";
}
