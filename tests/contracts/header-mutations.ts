/** Headers, lengths and ranges, broken. */
import { header, withoutHeader } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

const overview = ["getFileTransferOverview", 200, "full"] as const;
const missing = ["getFileTransferOverview", 404, "full"] as const;
const range = ["downloadFile", 206, "full"] as const;
const download = ["downloadFile", 200, "full"] as const;

export const headerRows: readonly MutationRow[] = [
  [
    "a problem of the wrong media type",
    missing,
    header("content-type", "application/problem+json; charset=utf-8"),
    ["media-type-wrong", "header", "/content-type"],
  ],
  [
    "a media type with +json",
    overview,
    header("content-type", "application/vnd.x+json; charset=utf-8"),
    ["media-type-wrong", "header", "/content-type"],
  ],
  [
    "a media type without its charset",
    overview,
    header("content-type", "application/json"),
    ["media-type-wrong", "header", "/content-type"],
  ],
  [
    "no media type",
    overview,
    withoutHeader("content-type"),
    ["header-missing", "header", "/content-type"],
  ],
  [
    "no Cache-Control",
    overview,
    withoutHeader("cache-control"),
    ["header-missing", "header", "/cache-control"],
  ],
  [
    "another Cache-Control",
    overview,
    header("cache-control", "public"),
    ["header-invalid", "header", "/cache-control"],
  ],
  [
    "no X-Content-Type-Options",
    ["confirmDownload", 204, "empty"],
    withoutHeader("x-content-type-options"),
    ["header-missing", "header", "/x-content-type-options"],
  ],
  [
    "no challenge",
    ["getFileTransferOverview", 401, "empty"],
    withoutHeader("www-authenticate"),
    ["header-missing", "header", "/www-authenticate"],
  ],
  [
    "one challenge of two",
    ["getFileTransferOverview", 401, "empty"],
    header("www-authenticate", "Bearer"),
    ["header-invalid", "header", "/www-authenticate"],
  ],
  [
    "no Allow",
    ["getFileTransferOverview", 405, "empty"],
    withoutHeader("allow"),
    ["header-missing", "header", "/allow"],
  ],
  [
    "a method too many in Allow",
    ["getFileTransferOverview", 405, "empty"],
    header("allow", "GET, PATCH"),
    ["header-invalid", "header", "/allow"],
  ],
  [
    "no file name",
    download,
    withoutHeader("content-disposition"),
    ["header-missing", "header", "/content-disposition"],
  ],
  [
    "a file that is not attached",
    download,
    header("content-disposition", "inline"),
    ["header-invalid", "header", "/content-disposition"],
  ],
  [
    "a Content-Length that is too long",
    range,
    header("content-length", "99"),
    ["content-length-differs", "framing", "/content-length"],
  ],
  [
    "a range without Content-Range",
    range,
    withoutHeader("content-range"),
    ["header-missing", "header", "/content-range"],
  ],
  [
    "a range that begins elsewhere",
    range,
    header("content-range", "bytes 1-10/100"),
    ["content-range-wrong", "header", "/content-range"],
  ],
  [
    "a range beyond the file",
    range,
    header("content-range", "bytes 0-9/5"),
    ["content-range-wrong", "header", "/content-range"],
  ],
];
