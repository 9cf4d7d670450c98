/**
 * What is known to differ between the service's own document and what it does, row by row, and where drift has to
 * find it. The rows are those of a list that was made by hand when the service was recorded.
 */
export interface SwaggerRow {
  /** Section and row, or the operation. */
  readonly row: string;
  readonly says: string;
  /** `kind place: ours -> theirs`, with `*` for any characters; each has to be found. Empty: no matter of the document. */
  readonly found: readonly string[];
  /** Why it is no matter of the document, or no difference from our contract. */
  readonly why?: string;
}

export const wholeDocumentRows: readonly SwaggerRow[] = [
  {
    row: "1.1",
    says: "no security, no servers",
    found: [
      "widening * security: http bearer -> nobody is asked",
      "cosmetic document servers: * -> none",
    ],
  },
  {
    row: "1.2",
    says: "401 and 403 have a problem always; without a token or scope they have no body",
    found: [
      "widening * responses/401 empty body: possible -> absent",
      "widening * responses/403 empty body: possible -> absent",
      "breaking confirmDownload responses/403 body: no body -> application/json",
    ],
  },
  {
    row: "1.3",
    says: "WWW-Authenticate not declared",
    found: ["breaking * responses/401 headers/WWW-Authenticate: * -> absent"],
  },
  {
    row: "1.4",
    says: "ProblemDetails has five members",
    found: [
      "breaking ApplicationProblem/code: required -> absent",
      "breaking ApplicationProblem/statusDescription: required -> absent",
      "breaking ApplicationProblem/traceId: required -> absent",
      "breaking ValidationProblem/errors: required -> absent",
      "breaking ValidationProblem/traceId: optional -> absent",
      "widening ApplicationProblem/instance: absent -> optional",
      "widening ApplicationProblem additionalProperties: false -> true",
    ],
  },
  {
    row: "1.5",
    says: "errors are application/json; really with charset, or application/problem+json",
    found: [
      "cosmetic * responses/400 application/json; charset=utf-8: * -> application/json",
      "breaking downloadFile responses/404 application/problem+json; charset=utf-8: * -> application/json",
      "breaking initializeServiceOwner responses/400 application/problem+json; charset=utf-8: * -> *",
      "breaking getMonthlyStatistics responses/400 application/problem+json; charset=utf-8: * -> text/csv",
    ],
  },
  { row: "1.6", says: "406 declared nowhere", found: ["breaking * responses/406: * -> absent"] },
  { row: "1.7", says: "415 declared nowhere", found: ["breaking * responses/415: * -> absent"] },
  { row: "1.8", says: "405 declared nowhere", found: ["breaking * responses/405: * -> absent"] },
  {
    row: "1.9",
    says: "400 not declared on overview, details, search, GET resource",
    found: [
      "breaking getFileTransferOverview responses/400: * -> absent",
      "breaking getFileTransferDetails responses/400: * -> absent",
      "breaking searchFileTransfers responses/400: * -> absent",
      "breaking getResource responses/400: * -> absent",
    ],
  },
  {
    row: "1.10",
    says: "403 not declared on overview, details; 401 and 403 not on service owner",
    found: [
      "breaking getFileTransferOverview responses/403: no body -> absent",
      "breaking getFileTransferDetails responses/403: no body -> absent",
      "breaking getServiceOwner responses/401: no body -> absent",
      "breaking getServiceOwner responses/403: no body -> absent",
      "breaking initializeServiceOwner responses/401: no body -> absent",
      "breaking initializeServiceOwner responses/403: no body -> absent",
    ],
  },
  {
    row: "1.11",
    says: "500 declared only on service owner POST",
    found: ["widening initializeServiceOwner responses/500: absent -> no body"],
  },
  {
    row: "1.12",
    says: "414, 431, and 400 before routing not declared",
    found: [
      "breaking server refusals responses/400: no body -> absent",
      "breaking server refusals responses/414: no body -> absent",
      "breaking server refusals responses/431: no body -> absent",
    ],
  },
  {
    row: "1.13",
    says: "response headers not declared",
    found: [
      "breaking * responses/* headers/Cache-Control: required -> absent",
      "breaking * responses/* headers/X-Content-Type-Options: required -> absent",
    ],
  },
  {
    row: "1.14",
    says: "request schemas additionalProperties: false",
    found: [
      "breaking FileTransferInitialize additionalProperties: true -> false",
      "breaking ResourceSettings additionalProperties: true -> false",
      "breaking ServiceOwnerInitialize additionalProperties: true -> false",
    ],
  },
  {
    row: "1.15",
    says: "integers are integers",
    found: [],
    why: "they are in our contract too; that numbers in texts are taken is a zone of leniency",
  },
  {
    row: "1.16",
    says: "requestBody.required absent on JSON bodies",
    found: [
      "widening initializeFileTransfer requestBody required: required -> optional",
      "widening configureResource requestBody required: required -> optional",
      "widening initializeServiceOwner requestBody required: required -> optional",
    ],
  },
];
