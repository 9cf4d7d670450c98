/** `Accept` and `Content-Type` as the service judges them. */
import type { Operation } from "./routes.ts";

/** Body of a 406. */
export function unacceptableMessage(produces: string): string {
  return `This endpoint does not support the requested Accept header. Supported Accept headers are: ${produces}, */*.`;
}

/**
 * Parameters are dropped (also `q=0`), wildcards other than `*\/*` match nothing, an empty header fails.
 *
 * @param values one element a header line; none: no header
 */
export function isAcceptable(values: readonly string[], produces: string): boolean {
  if (values.length === 0) return true;
  const entries = values.flatMap((value) => value.split(","));
  return entries.some((entry) => {
    const type = (entry.split(";", 1)[0] ?? "").trim().toLowerCase();
    return type === produces || type === "*/*";
  });
}

/** `[Consumes]`: no or an empty type passes, also the same suffix (`application/x+json`). */
export function isConsumed(
  contentType: string,
  consumes: NonNullable<Operation["consumes"]>,
): boolean {
  if (contentType.trim() === "") return true;
  const type = essence(contentType);
  const suffix = suffixes[consumes];
  return (
    type === consumes ||
    (suffix !== null &&
      type.startsWith("application/") &&
      type.length > 12 + suffix.length &&
      type.endsWith(suffix))
  );
}

/** Of types that pass as well. */
const suffixes: Readonly<Record<NonNullable<Operation["consumes"]>, string | null>> = {
  "application/json": "+json",
  "application/octet-stream": "+octet-stream",
  "multipart/form-data": null,
};

export type JsonCharset = "utf-8" | "utf-16";

/** The charset of a body that the JSON formatter reads; null when it does not read that type. */
export function readJsonContentType(contentType: string): JsonCharset | null {
  const type = essence(contentType);
  const isJson =
    type === "application/json" || type === "text/json" || /^application\/[^/;]+\+json$/.test(type);
  if (!isJson) return null;
  const charset =
    /;\s*charset\s*=\s*"?([^";\s]*)"?/i.exec(contentType)?.[1]?.toLowerCase() ?? "utf-8";
  return charset === "utf-8" || charset === "utf-16" ? charset : null;
}

/** Lower case, without parameters; of several types in one header the first. */
export function essence(contentType: string): string {
  return (contentType.split(/[;,]/, 1)[0] ?? "").trim().toLowerCase();
}
