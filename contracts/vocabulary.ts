/**
 * The words of the contract that code has to spell: operations, states, events.
 *
 * `broker.openapi.yaml` is the source; a test holds this file to it.
 */

/** The operations of the contract, in the order of a transfer's life. One name per operation, everywhere. */
export const operationIds = [
  "initializeServiceOwner",
  "getServiceOwner",
  "configureResource",
  "getResource",
  "initializeFileTransfer",
  "uploadFile",
  "initializeAndUploadFile",
  "tusUploadOptions",
  "tusUploadCreate",
  "tusUploadHead",
  "tusUploadPatch",
  "tusUploadDelete",
  "tusPartialUploadHead",
  "tusPartialUploadPatch",
  "tusPartialUploadDelete",
  "getFileTransferOverview",
  "getFileTransferDetails",
  "searchFileTransfers",
  "downloadFile",
  "confirmDownload",
  "getMonthlyStatistics",
  "statisticsReport",
  "statisticsSummary",
  "malwareScanWebhook",
  "health",
] as const;
export type OperationId = (typeof operationIds)[number];

/** States of a file transfer. */
export const fileTransferStatuses = [
  "Initialized",
  "UploadStarted",
  "UploadProcessing",
  "Published",
  "Cancelled",
  "AllConfirmedDownloaded",
  "Purged",
  "Failed",
] as const;
export type FileTransferStatus = (typeof fileTransferStatuses)[number];

/** States of one recipient of a file transfer. */
export const recipientStatuses = ["Initialized", "DownloadStarted", "DownloadConfirmed"] as const;
export type RecipientStatus = (typeof recipientStatuses)[number];

/** CloudEvents of the service: the last segment of `type`, after `no.altinn.broker.`. */
export const eventNames = [
  "filetransferinitialized",
  "uploadprocessing",
  "published",
  "uploadfailed",
  "downloadconfirmed",
  "allconfirmeddownloaded",
  "filepurged",
  "fileneverconfirmeddownloaded",
] as const;
export type EventName = (typeof eventNames)[number];

/** Path under which every operation of the API lives. */
export const basePath = "/broker/api/v1";
