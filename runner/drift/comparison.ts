/** What those who compare the parts of schemas are given. */
import type { Differences, Side } from "./difference.ts";
import type { SchemaSource } from "./schema.ts";
import type { SchemaReader } from "./schema-reader.ts";

/** Where a comparison stands. */
export interface Standing {
  readonly side: Side;
  /** Place of the schema, unless it is a component of ours, which is its own place. */
  readonly place: string;
  /** The use that led here, where the place is a component. */
  readonly usedBy: string | null;
}

export interface Comparison {
  readonly ours: SchemaReader;
  readonly theirs: SchemaReader;
  readonly found: Differences;
  /** Holds a schema of theirs against one of ours, with all that is in them. */
  compare(ours: SchemaSource, theirs: SchemaSource, standing: Standing): void;
  /** How many differences there would be, words apart. */
  distance(ours: SchemaSource, theirs: SchemaSource, standing: Standing): number;
}
