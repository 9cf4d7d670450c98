/** What a document says of its operations, in one form for 3.0 and 3.1. */
import type { JsonValue } from "./json-value.ts";
import type { SchemaSource } from "./schema.ts";

/** Words for people, and other things that change no exchange: text by what it is. */
export type Notes = Readonly<Record<string, JsonValue>>;

export interface Parameter {
  /** Equal for the same parameter: place in the path, or `in` and the name in lower case. */
  readonly key: string;
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: SchemaSource;
  /** Spelling of a value on the wire, where it is not the usual one of its `in`. */
  readonly spelling: string;
  readonly notes: Notes;
}

export interface Media {
  /** In lower case, parameters sorted; `text without a media type` has none. */
  readonly mediaType: string;
  readonly essence: string;
  readonly schema: SchemaSource;
  /** Parts of a form that are not sent the usual way. */
  readonly encoding: string;
  readonly notes: Notes;
}

export interface RequestBody {
  readonly required: boolean;
  readonly media: readonly Media[];
  readonly notes: Notes;
}

export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaSource;
  readonly notes: Notes;
}

export interface Response {
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, Header>;
  readonly media: readonly Media[];
  /** Whether there are answers without a body. */
  readonly mayBeEmpty: boolean;
  /** What a tool reads that does not know `x-shapes`; null where there are none. */
  readonly stated: Omit<Response, "stated" | "notes"> | null;
  readonly notes: Notes;
}

export interface Operation {
  /** operationId, or method and path. */
  readonly name: string;
  /** Method and path, as written. */
  readonly address: string;
  /** Equal for the same operation: method and path, parameters without names. */
  readonly key: string;
  /** Served, and kept out of published documents (`x-hidden`). */
  readonly isHidden: boolean;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly body: RequestBody | null;
  /** By status, range (`4XX`) or `default`. */
  readonly responses: ReadonlyMap<string, Response>;
  /** Ways to be let in, each as text; empty where nobody is asked. */
  readonly security: readonly string[];
  readonly notes: Notes;
}

export interface Api {
  /** By key. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Requests that the service sends, by name; null where the version of the document knows none. */
  readonly webhooks: ReadonlyMap<string, Operation> | null;
  /** Statuses of the server itself (`x-server-refusals`). */
  readonly serverRefusals: readonly string[];
  readonly notes: Notes;
}
