/** Reads the media types of a body. */
import { canonicalText, objectOf, type JsonObject } from "./json-value.ts";
import type { Media } from "./operation.ts";
import { notesOf } from "./read-notes.ts";
import { schemaOf, type SchemaSource } from "./schema.ts";

export function readMedia(content: JsonObject): readonly Media[] {
  return Object.entries(content).map(([written, value]) => {
    const raw = objectOf(value);
    const [essence = "", ...parameters] = written.split(";").map((part) => part.trim());
    const mediaType = [essence, ...parameters.sort()].join("; ").toLowerCase();
    return {
      mediaType,
      essence: essence.toLowerCase(),
      schema: isStructured(mediaType)
        ? schemaOf(raw["schema"])
        : bytesOf(raw, essence.toLowerCase()),
      encoding: encodingOf(raw),
      notes: notesOf(raw),
    };
  });
}

/** Whether a body of this type is read into members: JSON in all its kinds, and forms. */
function isStructured(mediaType: string): boolean {
  return /^(?:\*\/\*|application\/\*|[^;]*[/+]json|multipart\/|application\/x-www-form-urlencoded)/.test(
    mediaType,
  );
}

/**
 * A body of bytes: `{}`, a binary string and no schema at all are three words for it. A text is a string of bytes,
 * so there `format: binary` says nothing more.
 */
function bytesOf(raw: JsonObject, essence: string): SchemaSource {
  const schema = schemaOf(raw["schema"]);
  const bytes = essence.startsWith("text/")
    ? { type: "string" }
    : { type: "string", format: "binary" };
  if (typeof schema === "boolean") return bytes;
  const { format, contentMediaType, contentEncoding, ...rest } = schema;
  const saysBytes = format === "binary" || contentMediaType !== undefined;
  const isBytes = saysBytes || contentEncoding === "binary" || Object.keys(rest).length === 0;
  return isBytes ? { ...rest, ...bytes } : schema;
}

/** The encoding of a form's parts; `style: form` is what is usual anyway. */
function encodingOf(raw: JsonObject): string {
  const parts = Object.entries(objectOf(raw["encoding"])).flatMap(([name, value]) => {
    const { style, explode, ...rest } = objectOf(value);
    const part = {
      ...rest,
      ...(style === undefined || style === "form" ? {} : { style }),
      ...(explode === undefined || explode === true ? {} : { explode }),
    };
    return Object.keys(part).length === 0 ? [] : [[name, part] as const];
  });
  return parts.length === 0 ? "" : canonicalText(Object.fromEntries(parts));
}
