/** Reads what a request carries. */
import { objectOf, type JsonValue } from "./json-value.ts";
import { follow, type OpenApiDocument } from "./open-api-document.ts";
import type { RequestBody } from "./operation.ts";
import { readMedia } from "./read-media.ts";
import { notesOf } from "./read-notes.ts";

export function readRequestBody(
  document: OpenApiDocument,
  value: JsonValue | undefined,
): RequestBody | null {
  if (value === undefined) return null;
  const { value: raw, words } = follow(document, value);
  const media = readMedia(objectOf(raw["content"]));
  if (media.length === 0) return null;
  return { required: raw["required"] === true, media, notes: notesOf(raw, words) };
}
