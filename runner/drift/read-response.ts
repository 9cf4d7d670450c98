/** Reads an answer, with all its shapes. */
import { canonicalText, listOf, objectOf, type JsonObject, type JsonValue } from "./json-value.ts";
import { follow, type OpenApiDocument } from "./open-api-document.ts";
import type { Header, Media, Response } from "./operation.ts";
import { readMedia } from "./read-media.ts";
import { notesOf } from "./read-notes.ts";
import { schemaOf, type SchemaSource } from "./schema.ts";

/** The media type of a text that comes without one (`x-body: text`). */
const bareText = "text without a media type";

/** One shape, or those that `x-shapes` lists: what may come is what one of them says. */
export function readResponse(document: OpenApiDocument, value: JsonValue): Response {
  const { value: raw, words } = follow(document, value);
  const listed = listOf(raw["x-shapes"]).map((shape) => follow(document, shape).value);
  return {
    ...readShapes(document, listed.length === 0 ? [raw] : listed),
    stated: listed.length === 0 ? null : readShapes(document, [raw]),
    notes: notesOf({ description: words["description"] ?? raw["description"] ?? "" }),
  };
}

function readShapes(
  document: OpenApiDocument,
  shapes: readonly JsonObject[],
): Omit<Response, "stated" | "notes"> {
  const media = shapes.map(mediaOf);
  return {
    headers: headersOf(document, shapes),
    media: united(media.flat()),
    mayBeEmpty: media.some((each) => each.length === 0),
  };
}

function mediaOf(shape: JsonObject): readonly Media[] {
  if (shape["x-body"] === "text" && shape["content"] === undefined) {
    return [
      {
        mediaType: bareText,
        essence: bareText,
        schema: { type: "string" },
        encoding: "",
        notes: {},
      },
    ];
  }
  return readMedia(objectOf(shape["content"]));
}

/** Each media type once; with several schemas it is one of them. */
function united(all: readonly Media[]): readonly Media[] {
  const byType = new Map<string, Media[]>();
  for (const each of all) {
    byType.set(each.mediaType, [...(byType.get(each.mediaType) ?? []), each]);
  }
  return [...byType.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const schemas = new Map(
      [first, ...more].map(({ schema }): [string, SchemaSource] => [canonicalText(schema), schema]),
    );
    return schemas.size === 1 ? [first] : [{ ...first, schema: { oneOf: [...schemas.values()] } }];
  });
}

function headersOf(
  document: OpenApiDocument,
  shapes: readonly JsonObject[],
): ReadonlyMap<string, Header> {
  const headers = new Map<string, Header>();
  const each = shapes.map((shape) => Object.entries(objectOf(shape["headers"])));
  for (const [name, value] of each.flat()) {
    const key = name.toLowerCase();
    if (key === "content-type" || headers.has(key)) continue;
    const { value: raw, words } = follow(document, value);
    const isEverywhere = each.every((listed) =>
      listed.some(([other]) => other.toLowerCase() === key),
    );
    headers.set(key, {
      name,
      required: raw["required"] === true && isEverywhere,
      schema: schemaOf(raw["schema"]),
      notes: notesOf(raw, words),
    });
  }
  return headers;
}
