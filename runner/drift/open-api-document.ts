/** An OpenAPI document as plain data, with its references. */
import { SuiteError } from "../../targets/suite-error.ts";
import { isObject, type JsonObject, type JsonValue } from "./json-value.ts";

export interface OpenApiDocument {
  readonly version: "3.0" | "3.1";
  readonly root: JsonObject;
  /** File or address, for messages. */
  readonly label: string;
}

/** More steps than this from reference to reference is a circle. */
const longestChain = 50;

/**
 * The value with its `$ref`, if any, followed to its end.
 *
 * @returns `name` is the last step of the first reference, null where there was none; `words` are the summary and
 * description that 3.1 allows beside a `$ref`
 * @throws {SuiteError} REFERENCE_DANGLING
 */
export function follow(
  document: OpenApiDocument,
  value: JsonValue | undefined,
): { readonly value: JsonObject; readonly name: string | null; readonly words: JsonObject } {
  let current = value;
  let first: string | null = null;
  let words: JsonObject = {};
  for (let step = 0; step < longestChain; step += 1) {
    if (!isObject(current)) break;
    const reference = current["$ref"];
    if (typeof reference !== "string") return { value: current, name: first, words };
    if (document.version === "3.1") words = { ...wordsOf(current), ...words };
    first ??= reference.slice(reference.lastIndexOf("/") + 1);
    current = targetOf(document, reference);
  }
  if (first === null) return { value: {}, name: null, words };
  throw dangling(document, first, "leads to no object");
}

/**
 * What a reference points at.
 *
 * @throws {SuiteError} REFERENCE_DANGLING when it is not there, or in another file
 */
export function targetOf(document: OpenApiDocument, reference: string): JsonValue {
  if (!reference.startsWith("#/")) throw dangling(document, reference, "leaves the document");
  let value: JsonValue | undefined = document.root;
  for (const step of reference.slice(2).split("/")) {
    const member = decoded(step).replaceAll("~1", "/").replaceAll("~0", "~");
    value =
      isObject(value) && Object.hasOwn(value, member)
        ? value[member]
        : Array.isArray(value)
          ? (value as readonly JsonValue[])[Number(member)]
          : undefined;
    if (value === undefined) throw dangling(document, reference, "points at nothing");
  }
  return value;
}

function wordsOf({ summary, description }: JsonObject): JsonObject {
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
  };
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function dangling({ label }: OpenApiDocument, reference: string, why: string): SuiteError {
  return new SuiteError({
    code: "REFERENCE_DANGLING",
    exitCode: 3,
    message: `${label}: the reference ${reference} ${why}`,
    next: "complete the document, or bundle its files into one",
  });
}
