/** An exchange as a reader of a report gets it: cut, without secrets, and as a line that sends it again. */
import type { Failure } from "../../contracts/result.ts";
import type { Exchange } from "./exchange.ts";

const bodyCharacters = 2000;
const curlBodyCharacters = 4000;

/** Headers that curl sends by itself, or that mean nothing in a repetition. */
const leftOut = new Set([
  "accept-encoding",
  "cache-control",
  "connection",
  "content-length",
  "host",
  "postman-token",
  "traceparent",
]);

export function showRequest({ request }: Exchange): NonNullable<Failure["request"]> {
  return { method: request.method, path: maskTokens(request.path) };
}

export function showResponse({ response }: Exchange): Failure["response"] {
  if (response.status === 0) return null;
  return {
    status: response.status,
    headers: response.headers.map(([name, value]) => [name, maskTokens(value)] as const),
    body: maskTokens(showBody(response.body)).slice(0, bodyCharacters),
  };
}

function showBody(body: Exchange["response"]["body"]): string {
  switch (body.kind) {
    case "text":
      return body.text;
    case "binary":
      return `(${body.sizeBytes} bytes, sha256 ${body.sha256 ?? "not known"})`;
    case "unknown":
      return `(not known: ${body.reason})`;
    default:
      return body satisfies never;
  }
}

/** A curl line that sends the request again; the token stands as `$TOKEN`. */
export function curlLine({ url, request }: Exchange): string {
  const headers = request.headers
    .filter(([name]) => !leftOut.has(name.toLowerCase()))
    .map(([name, value]) =>
      name.toLowerCase() === "authorization"
        ? '-H "Authorization: Bearer $TOKEN"'
        : `-H ${quote(`${name}: ${maskTokens(value)}`)}`,
    );
  return [
    "curl -i -X",
    request.method,
    quote(maskTokens(url)),
    ...headers,
    ...curlBody(request.body),
  ].join(" ");
}

function curlBody(body: Exchange["request"]["body"]): readonly string[] {
  if (body.kind !== "text" || body.text === "") return [];
  const isShort = body.text.length <= curlBodyCharacters;
  return isShort ? [`--data-binary ${quote(body.text)}`] : ["--data-binary @body"];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Anything that looks like a JSON Web Token, or the beginning of one. */
export function maskTokens(text: string): string {
  return text.replace(/eyJ[\w-]{10,}(?:\.[\w-]*){0,2}/g, "$TOKEN");
}
