/**
 * The application errors of the service that the emulator can answer with.
 *
 * `code`, `status` and `detail` are the catalogue of the real service (`Errors.cs`).
 */
export const problems = {
  "BRO-00001": { status: 404, detail: "The requested file transfer was not found" },
  "BRO-00002": {
    status: 400,
    detail: "Service owner needs to be configured to use the broker API",
  },
  "BRO-00003": { status: 400, detail: "No file uploaded yet" },
  "BRO-00004": {
    status: 409,
    detail:
      "A file transfer has already been, or attempted to be, created. Create a new file transfer resource to try again.",
  },
  "BRO-00005": {
    status: 403,
    detail:
      "The resource needs to be registered as an Altinn 3 resource and it has to be associated with a service owner",
  },
  "BRO-00006": {
    status: 401,
    detail:
      "You must use a bearer token that represents a system user with access to the resource in the Resource Rights Registry",
  },
  "BRO-00007": {
    status: 403,
    detail:
      "The requested file transfer's file is not ready for download. See file transfer status.",
  },
  "BRO-00008": {
    status: 500,
    detail: "Error occurred while uploading file See /details for more information.",
  },
  "BRO-00009": {
    status: 400,
    detail:
      "The checksum of uploaded file did not match the checksum specified in initialize call.",
  },
  "BRO-00010": {
    status: 400,
    detail:
      "A file transfer can only be confirmed to be downloaded when it is published. See file transfer status.",
  },
  "BRO-00011": { status: 400, detail: "Max file transfer size cannot be negative" },
  "BRO-00012": { status: 400, detail: "Max file transfer size cannot be zero" },
  "BRO-00013": {
    status: 400,
    detail:
      "Max file transfer size cannot be set higher than 50GB in production unless the resource has been pre-approved for disabled virus scan. Contact us @ Slack.",
  },
  "BRO-00014": {
    status: 400,
    detail:
      "Invalid file transfer time to live format. Should follow ISO8601 standard for duration. Example: 'P30D' for 30 days.",
  },
  "BRO-00015": { status: 400, detail: "Time to live cannot exceed 365 days" },
  "BRO-00016": { status: 400, detail: "File size exceeds maximum" },
  "BRO-00017": {
    status: 400,
    detail:
      "Invalid grace period format. Should follow ISO8601 standard for duration. Example: 'PT2H' for 2 hours.",
  },
  "BRO-00018": { status: 400, detail: "Grace period cannot exceed 24 hours" },
  "BRO-00019": { status: 400, detail: "Cannot confirm before the files have been downloaded" },
  "BRO-00020": {
    status: 400,
    detail:
      "In order to use file transfers without virus scan the service resource needs to be approved by Altinn. Please contact us @ Slack.",
  },
  "BRO-00021": {
    status: 503,
    detail: "Storage provider is not ready yet. Please try again later.",
  },
  "BRO-00022": {
    status: 400,
    detail:
      "Max file transfer size cannot be set higher than 100GB in production because it has not yet been tested for it. Contact us @ Slack if you need it.",
  },
  "BRO-00024": {
    status: 400,
    detail: "The service owner associated with the resource has not been configured.",
  },
  "BRO-00025": { status: 400, detail: "The resource has not been configured." },
  "BRO-00026": {
    status: 400,
    detail:
      "The resource requires the service owner party to be present as part of the transaction.",
  },
  "BRO-00027": {
    status: 400,
    detail:
      "When required party is specified and the required party is not the sender, the number of recipients can only be one.",
  },
  "BRO-00028": {
    status: 400,
    detail: "All recipients need to be in the access list of the resource.",
  },
  "BRO-00029": { status: 416, detail: "The requested byte range is not satisfiable." },
  "BRO-00030": {
    status: 503,
    detail:
      "File transfer is not yet in UploadProcessing. Retry when upload completion has been recorded.",
  },
  "BRO-06001": { status: 404, detail: "No file transfers found for report generation" },
  "BRO-06003": {
    status: 400,
    detail: "Invalid year or month. Provide a valid year and a month between 1 and 12.",
  },
  "BRO-06005": {
    status: 400,
    detail: "At least one of includeEndUser or includeVendor must be true.",
  },
  "BRO-07001": { status: 400, detail: "Caller organization id could not be determined" },
  "BRO-07002": { status: 409, detail: "Service owner already exists" },
  "BRO-07004": { status: 404, detail: "Service owner not found" },
} as const;

export type ProblemCode = keyof typeof problems;

/** `type` and `title` of a problem object, by status (RFC 9110, section of that status). */
export const problemTypes: Readonly<
  Record<number, { readonly section: string; readonly title: string }>
> = {
  400: { section: "15.5.1", title: "Bad Request" },
  401: { section: "15.5.2", title: "Unauthorized" },
  403: { section: "15.5.4", title: "Forbidden" },
  404: { section: "15.5.5", title: "Not Found" },
  409: { section: "15.5.10", title: "Conflict" },
  415: { section: "15.5.16", title: "Unsupported Media Type" },
  416: { section: "15.5.17", title: "Range Not Satisfiable" },
  500: { section: "15.6.1", title: "Internal Server Error" },
  503: { section: "15.6.4", title: "Service Unavailable" },
};
