/** Parts of a request of resumable upload, and how each stands to the contract. */
import type { Headers, RequestFacts } from "../facts.ts";
import type { HeaderMap } from "../header-map.ts";
import { pathStanding } from "../request-parameters.ts";
import { breaks, keeps, undecided, type Standing } from "../request-standing.ts";
import { pathSegments, type Route } from "../resolve-operation.ts";
import { showValue } from "../show-value.ts";
import type { OperationTable } from "../tables.ts";
import { byteCountStanding } from "./byte-count.ts";
import { uploadChecksumStanding } from "./upload-checksum.ts";
import { createKind, uploadConcatStanding } from "./upload-concat.ts";
import { uploadMetadataStanding } from "./upload-metadata.ts";

export interface TusRequest {
  readonly route: Extract<Route, { kind: "operation" }>;
  readonly operation: OperationTable;
  readonly request: RequestFacts<Headers>;
  readonly headers: HeaderMap;
}

const collection = "/broker/api/v1/filetransfer/upload/tus";
/** The form of earlier versions, to which nothing is routed any more. */
export const legacyPath = `${collection}/{}/{}`;

/** Headers that the method looks at, in the order of its checks. */
const headersOfMethod: Readonly<Record<string, readonly string[]>> = {
  OPTIONS: [],
  POST: [
    "tus-resumable",
    "upload-concat",
    "upload-defer-length",
    "upload-length",
    "upload-metadata",
  ],
  HEAD: ["tus-resumable"],
  PATCH: ["tus-resumable", "content-type", "upload-length", "upload-offset", "upload-checksum"],
  DELETE: ["tus-resumable"],
};

/** The first part that the service must refuse, or null. */
export function firstBrokenPart(parts: TusRequest): Extract<Standing, { kind: "breaks" }> | null {
  const places = headersOfMethod[parts.operation.method] ?? [];
  const standings = [idStanding(parts), ...places.map((name) => headerStanding(name, parts))];
  return standings.find((standing) => standing.kind === "breaks") ?? null;
}

/** @param name in lower case */
export function headerStanding(name: string, parts: TusRequest): Standing {
  const { operation, request, headers } = parts;
  const value = headers.get(name);
  const contract = `${operation.contract}/parameters`;
  const isCreate = operation.method === "POST";
  const kind = isCreate ? createKind(headers.get("upload-concat")) : null;
  switch (name) {
    case "tus-resumable":
      return versionStanding(value);
    case "content-type":
      return isCreate ? keeps : contentTypeStanding(value, `${operation.contract}/requestBody`);
    case "upload-offset":
      return isCreate ? keeps : byteCountStanding(name, value, `${contract}/1`);
    case "upload-length":
      if (!isCreate) return notSent(name, value, contract);
      // Of a final request it is ignored, and without knowing its kind nothing can be asked of it.
      if (kind === "final") return keeps;
      return kind === "undecided" || kind === "invalid"
        ? undecided
        : byteCountStanding(name, value, `${contract}/1`);
    case "upload-defer-length":
      return kind === "final" || !isCreate ? keeps : notSent(name, value, contract);
    case "upload-concat":
      if (!isCreate) return keeps;
      if (kind === "final" && parts.route.path.endsWith("/partial/{}"))
        return breaks("/upload-concat", `${contract}/2`, "a final request went to a part");
      return uploadConcatStanding(value, request.path, `${contract}/2`);
    case "upload-metadata":
      return isCreate ? uploadMetadataStanding(value, `${contract}/3`) : keeps;
    default:
      return isCreate ? keeps : uploadChecksumStanding(value, `${contract}/2`);
  }
}

function idStanding({ route, operation, request }: TusRequest): Standing {
  if (operation.method === "OPTIONS") return keeps;
  if (!operation.path.includes("/partial/")) return pathStanding(operation, route.parameter);
  // The id of the transfer is hardly looked at where there is one of a part.
  const contract = "/components/parameters/PartialUploadId";
  const id = pathSegments(request.path).at(-1) ?? "";
  if (!route.path.endsWith("/partial/{}"))
    return breaks(
      "/partialUploadId",
      contract,
      "the path names no part in the form that is routed",
    );
  if (/^[0-9a-f]{32}$/.test(id)) return keeps;
  // In another notation some methods find it.
  if (/^[0-9a-f]{32}$/i.test(id.replaceAll("-", ""))) return undecided;
  return breaks("/partialUploadId", contract, `${showValue(id)} is no id of a part`);
}

function versionStanding(value: string | undefined): Standing {
  const contract = "/components/parameters/TusResumable";
  if (value === "1.0.0") return keeps;
  if (value === undefined) return breaks("/tus-resumable", contract, "Tus-Resumable is missing");
  if (value.includes(",")) return undecided;
  return breaks("/tus-resumable", contract, `Tus-Resumable is ${showValue(value)}`);
}

/** Exact but for its letter case. */
function contentTypeStanding(value: string | undefined, contract: string): Standing {
  if (value?.toLowerCase() === "application/offset+octet-stream") return keeps;
  if (value?.includes(",")) return undecided;
  const message =
    value === undefined ? "Content-Type is missing" : `Content-Type is ${showValue(value)}`;
  return breaks("/content-type", contract, message);
}

function notSent(name: string, value: string | undefined, contract: string): Standing {
  if (value === undefined) return keeps;
  return breaks(`/${name}`, contract, `${name} is not to be sent`);
}
