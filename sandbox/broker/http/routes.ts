/** Routing: paths in any letter case, a trailing slash accepted, doubled slashes not. */
import { basePath, type OperationId } from "../../../contracts/vocabulary.ts";

type Policy = "sender" | "recipient" | "senderOrRecipient" | "serviceOwner";
/** `anyone`: no token is looked at. `statisticsKey`: nor there, but a key of the configuration. */
type Access = Policy | "anyone" | "statisticsKey";

/** The operations that the emulator has. */
export type EmulatedOperationId = Exclude<OperationId, `tus${string}`>;

/** What ASP.NET knows of an action before it runs. */
export interface Operation {
  readonly operationId: EmulatedOperationId;
  readonly access: Access;
  /** `[Produces]`: the one media type of success; null where the action has none. */
  readonly produces: "application/json" | "application/octet-stream" | "text/csv" | null;
  /** `[Consumes]`: another content type is refused before authentication; null where anything passes. */
  readonly consumes: "application/json" | "application/octet-stream" | "multipart/form-data" | null;
}

export type RouteMatch =
  | { readonly kind: "operation"; readonly operation: Operation; readonly id: string }
  | { readonly kind: "wrongMethod"; readonly allow: string }
  | { readonly kind: "none" };

/** A token passes a policy with any one of these scopes. */
export const policyScopes: Readonly<Record<Policy, readonly string[]>> = {
  sender: ["altinn:broker.write"],
  recipient: ["altinn:broker.read"],
  senderOrRecipient: ["altinn:broker.write", "altinn:broker.read"],
  serviceOwner: ["altinn:serviceowner"],
};

function operation(
  operationId: EmulatedOperationId,
  access: Access,
  produces: Operation["produces"],
  consumes: Operation["consumes"] = null,
): Operation {
  return { operationId, access, produces, consumes };
}

const json = "application/json";

interface Route {
  readonly path: RegExp;
  /** By method, in the order of the `Allow` header. */
  readonly methods: Readonly<Record<string, Operation>>;
}

const health = operation("health", "anyone", null);

const overview = operation("getFileTransferOverview", "senderOrRecipient", json);

const routes: readonly Route[] = [
  {
    path: /^filetransfer$/i,
    methods: {
      GET: operation("searchFileTransfers", "senderOrRecipient", json),
      POST: operation("initializeFileTransfer", "sender", json),
    },
  },
  // The form upload's path is also an overview's, of the transfer `upload`.
  {
    path: /^filetransfer\/(upload)$/i,
    methods: {
      GET: overview,
      POST: operation("initializeAndUploadFile", "sender", json, "multipart/form-data"),
    },
  },
  { path: /^filetransfer\/([^/]+)$/i, methods: { GET: overview } },
  {
    path: /^filetransfer\/([^/]+)\/upload$/i,
    methods: { POST: operation("uploadFile", "sender", json, "application/octet-stream") },
  },
  {
    path: /^filetransfer\/([^/]+)\/details$/i,
    methods: { GET: operation("getFileTransferDetails", "senderOrRecipient", json) },
  },
  {
    path: /^filetransfer\/([^/]+)\/download$/i,
    methods: { GET: operation("downloadFile", "recipient", null) },
  },
  {
    path: /^filetransfer\/([^/]+)\/confirmdownload$/i,
    methods: { POST: operation("confirmDownload", "recipient", json) },
  },
  {
    path: /^resource\/([^/]+)$/i,
    methods: {
      GET: operation("getResource", "serviceOwner", json, json),
      PUT: operation("configureResource", "serviceOwner", json, json),
    },
  },
  {
    path: /^serviceowner$/i,
    methods: {
      GET: operation("getServiceOwner", "serviceOwner", json),
      POST: operation("initializeServiceOwner", "serviceOwner", null, json),
    },
  },
  {
    path: /^statistics\/monthly$/i,
    methods: { GET: operation("getMonthlyStatistics", "serviceOwner", "text/csv") },
  },
  {
    path: /^statistics\/generate-daily-summary$/i,
    methods: { POST: operation("statisticsSummary", "statisticsKey", json) },
  },
  {
    path: /^statistics\/generate-and-download-daily-summary$/i,
    methods: {
      POST: operation("statisticsReport", "statisticsKey", "application/octet-stream"),
    },
  },
  {
    path: /^webhooks\/malwarescanresults$/i,
    methods: { POST: operation("malwareScanWebhook", "anyone", null, json) },
  },
];

const tusPath = /^filetransfer\/upload\/tus(?:\/|$)/i;

/** @param path of the request target, without its query, as sent */
export function matchRoute(method: string, path: string): RouteMatch {
  const prefix = `${basePath}/`;
  // Dot segments are resolved before routing (RFC 3986, 5.2.4); under a route of ours they lead out of it.
  if (/\/(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return { kind: "none" };
  if (/^\/health\/?$/i.test(path)) return matchMethod(method, { GET: health }, "");
  if (path.slice(0, prefix.length).toLowerCase() !== prefix) return { kind: "none" };
  const rest = path.slice(prefix.length).replace(/\/$/, "");
  if (tusPath.test(rest)) return { kind: "none" };
  for (const route of routes) {
    const match = route.path.exec(rest);
    if (match === null) continue;
    return matchMethod(method, route.methods, match[1] ?? "");
  }
  return { kind: "none" };
}

function matchMethod(method: string, methods: Route["methods"], segment: string): RouteMatch {
  const operation = methods[method.toUpperCase()];
  return operation === undefined
    ? { kind: "wrongMethod", allow: Object.keys(methods).join(", ") }
    : { kind: "operation", operation, id: decodeSegment(segment) };
}

/** Percent-encoded slashes stay encoded, as does what is no UTF-8. */
function decodeSegment(segment: string): string {
  try {
    return segment
      .split(/(%2f)/i)
      .map((part) => (part.toLowerCase() === "%2f" ? part : decodeURIComponent(part)))
      .join("");
  } catch {
    return segment;
  }
}
