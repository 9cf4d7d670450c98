/** The method that counts on the paths of resumable upload, where `X-HTTP-Method-Override` may name another one. */
import type { HeaderMap } from "../header-map.ts";

const tusPath =
  /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?\/broker\/api\/v1\/filetransfer\/upload\/tus(\/[^?#]|\/?)/i;

/**
 * The request's own method elsewhere. An override to what the path cannot have makes a method that nothing has.
 *
 * @param answer the response; a chunk at or past the end is answered by the real method alone
 */
export function effectiveMethod(
  { method, path }: { readonly method: string; readonly path: string },
  requestHeaders: HeaderMap,
  answer: { readonly status: number; readonly headers: HeaderMap },
): string {
  const asked = requestHeaders.get("x-http-method-override")?.toUpperCase();
  const place = asked === undefined || asked === "" ? null : tusPath.exec(path);
  if (asked === undefined || place === null) return method;
  const real = method.toUpperCase();
  if (real === "PATCH" && answer.status === 204 && answer.headers.has("upload-offset")) return real;
  // What creates is asked of the collection: without an id, or where the service has taken the id away.
  const isOfCollection = (place[1] ?? "").length < 2 || isOfUploads(real);
  return isOfCollection === isOfUploads(asked) ? asked : `${method} as ${asked}`;
}

function isOfUploads(method: string): boolean {
  return method === "POST" || method === "OPTIONS";
}
