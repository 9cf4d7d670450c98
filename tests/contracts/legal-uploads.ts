/** What the service may legally answer: in resumable upload. */
import type { LegalRow } from "./legal-row.ts";
import { header, requestHeader, withoutHeader, type Change } from "./mutation.ts";

const options = ["tusUploadOptions", 204, "empty"] as const;
const created = ["tusUploadCreate", 201, "empty"] as const;
const head = ["tusUploadHead", 200, "empty"] as const;
const chunk = ["tusUploadPatch", 204, "empty"] as const;
const pastEnd: readonly Change[] = [
  requestHeader("upload-offset", "10"),
  header("upload-offset", "10"),
  withoutHeader("upload-expires"),
];
const text =
  (body: string): Change =>
  (facts) => ({ ...facts, response: { ...facts.response, body: { kind: "text", text: body } } });
const path =
  (change: (path: string) => string): Change =>
  (facts) => ({ ...facts, request: { ...facts.request, path: change(facts.request.path) } });
const method =
  (name: string): Change =>
  (facts) => ({ ...facts, request: { ...facts.request, method: name } });
const id = /[0-9a-f]{8}-[0-9a-f-]{27}/;

export const legalUploads: readonly LegalRow[] = [
  [
    "extensions in several lines",
    options,
    header(
      "tus-extension",
      "creation, creation-with-upload, termination, checksum, checksum-trailer, concatenation, expiration",
    ),
  ],
  ["capabilities of no transfer", options, path((p) => p.replace(id, ""))],
  ["capabilities of a part", options, path((p) => `${p}/partial/x`)],
  [
    "capabilities asked by a create",
    options,
    method("POST"),
    requestHeader("x-http-method-override", "options"),
  ],
  [
    "a create with an id in upper case",
    created,
    path((p) => p.replace(id, (one) => one.toUpperCase())),
  ],
  [
    "a create with an id without dashes",
    created,
    path((p) => p.replace(id, (one) => one.replaceAll("-", ""))),
  ],
  ["a create with an id in braces", created, path((p) => p.replace(id, "%7B$&%7D"))],
  ["a create at the place of a part", created, path((p) => `${p}/partial/anything`)],
  ["a create in a form that is hardly read", created, requestHeader("upload-length", "+0010")],
  [
    "a create of nothing, which does not expire",
    created,
    requestHeader("upload-length", "0"),
    withoutHeader("upload-expires"),
  ],
  ["an offset with a create without a body", created, header("upload-offset", "0")],
  ["an upload that is longer than its length", head, header("upload-offset", "99")],
  ["an upload that is published", head, withoutHeader("upload-length")],
  ["metadata that came back", head, header("upload-metadata", "filename YS50eHQ=")],
  [
    "a HEAD by another method",
    head,
    method("GET"),
    requestHeader("x-http-method-override", "HEAD"),
    header("content-length", "0"),
  ],
  ["an offset in an odd form", chunk, requestHeader("upload-offset", "+00")],
  [
    "a chunk of a type in upper case",
    chunk,
    requestHeader("content-type", "APPLICATION/OFFSET+OCTET-STREAM"),
  ],
  [
    "a chunk with a checksum that fits",
    chunk,
    requestHeader("upload-checksum", "md5 XUFAKrxLKna5cZ2REBfFkg=="),
  ],
  ["a chunk past the end", chunk, ...pastEnd],
  [
    "a chunk past the end without a version",
    chunk,
    ...pastEnd,
    requestHeader("tus-resumable", null),
  ],
  [
    "a chunk past the end of another type",
    chunk,
    ...pastEnd,
    requestHeader("content-type", "text/plain"),
  ],
  [
    "a chunk far past the end",
    chunk,
    ...pastEnd,
    requestHeader("upload-offset", "9223372036854775807"),
  ],
  [
    "a chunk past the end that asked for another method",
    chunk,
    ...pastEnd,
    requestHeader("x-http-method-override", "HEAD"),
  ],
  [
    "a chunk without a byte that expires no later",
    chunk,
    requestHeader("content-length", "0"),
    requestHeader("upload-offset", "7"),
    header("upload-offset", "7"),
    (facts) => ({ ...facts, request: { ...facts.request, body: { kind: "text", text: "" } } }),
  ],
  [
    "a chunk of which only the size is known",
    chunk,
    (facts) => ({
      ...facts,
      request: { ...facts.request, body: { kind: "unknown", reason: "not kept" } },
    }),
  ],
  [
    "a method in lower case, which the server does not take for HEAD",
    ["tusUploadHead", 409, "empty"],
    method("head"),
    text(
      "A file transfer has already been, or attempted to be, created. Create a new file transfer resource to try again.",
    ),
  ],
  [
    "a checksum of another algorithm with a create, which keeps the body out",
    created,
    requestHeader("upload-checksum", "sha1 YQ=="),
    requestHeader("content-type", "application/offset+octet-stream"),
    requestHeader("content-length", "1"),
    (facts) => ({ ...facts, request: { ...facts.request, body: { kind: "text", text: "x" } } }),
    header("upload-offset", "0"),
  ],
  [
    "a slow chunk that the server refuses",
    ["tusUploadPatch", 403, "empty"],
    ({ request, response }) => ({
      request,
      response: { ...response, status: 408, headers: [["Content-Length", "0"]] },
    }),
  ],
];
