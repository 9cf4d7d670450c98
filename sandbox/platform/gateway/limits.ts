/**
 * The rate limits that Altinn publishes for Broker, and which of them a request falls under. Pure.
 *
 * @see https://docs.altinn.studio/broker/getting-started/developer-guides/ (rate limits)
 */

/** Operations with a limit of their own, by their operationId. */
export const limitedOperations = [
  "initializeFileTransfer",
  "uploadFile",
  "initializeAndUploadFile",
  "getFileTransferOverview",
  "getFileTransferDetails",
  "searchFileTransfers",
  "downloadFile",
  "confirmDownload",
] as const;
export type LimitedOperation = (typeof limitedOperations)[number];

/** Calls a minute, for each integration and operation; null: as many as one likes. */
export type RateLimits = Readonly<Record<LimitedOperation, number | null>>;

export const publishedLimits: RateLimits = {
  initializeFileTransfer: 120,
  uploadFile: 120,
  initializeAndUploadFile: 120,
  getFileTransferOverview: 120,
  getFileTransferDetails: 10,
  searchFileTransfers: 10,
  downloadFile: 120,
  confirmDownload: 120,
};

export const noLimits: RateLimits = {
  initializeFileTransfer: null,
  uploadFile: null,
  initializeAndUploadFile: null,
  getFileTransferOverview: null,
  getFileTransferDetails: null,
  searchFileTransfers: null,
  downloadFile: null,
  confirmDownload: null,
};

const patterns: readonly (readonly [method: string, path: RegExp, operation: LimitedOperation])[] =
  [
    ["POST", /^\/$/, "initializeFileTransfer"],
    ["GET", /^\/$/, "searchFileTransfers"],
    ["POST", /^\/upload$/, "initializeAndUploadFile"],
    ["GET", /^\/[^/]+$/, "getFileTransferOverview"],
    ["GET", /^\/[^/]+\/details$/, "getFileTransferDetails"],
    ["POST", /^\/[^/]+\/upload$/, "uploadFile"],
    ["GET", /^\/[^/]+\/download$/, "downloadFile"],
    ["POST", /^\/[^/]+\/confirmdownload$/, "confirmDownload"],
  ];

/** The operation whose limit counts, null where none is published; letter case and a last slash do not count, as in the service. */
export function limitedOperationOf(method: string, path: string): LimitedOperation | null {
  const match = /^\/broker\/api\/v1\/filetransfer(?:\/(.*?))?\/?$/i.exec(path);
  if (match === null) return null;
  const rest = `/${(match[1] ?? "").toLowerCase()}`;
  return patterns.find(([verb, shape]) => verb === method && shape.test(rest))?.[2] ?? null;
}
