/** From a request to a decision: binds what the operation takes, and lets its rule decide. */
import type { BrokerContext } from "../broker-context.ts";
import { answerWith, refuse, type Decision, type ValidationErrors } from "../rules/answer.ts";
import { bindJson, type BodyShape, type BoundValue } from "../rules/bind-json.ts";
import { configureResource } from "../rules/configure-resource.ts";
import { confirmDownload } from "../rules/confirm-download.ts";
import { downloadFile, type DownloadRequest } from "../rules/download-file.ts";
import { getResource } from "../rules/get-resource.ts";
import { readGuid } from "../rules/guid.ts";
import type { Instant } from "../rules/instant.ts";
import { initializeFileTransfer } from "../rules/initialize-file-transfer.ts";
import { validateMonthly } from "../rules/monthly-query.ts";
import { getMonthlyStatistics } from "../rules/monthly-statistics.ts";
import { readTransfer } from "../rules/overview.ts";
import { searchFileTransfers } from "../rules/search-file-transfers.ts";
import { getServiceOwner, initializeServiceOwner } from "../rules/service-owner.ts";
import { reportShape, validateReport } from "../rules/statistics-report.ts";
import { initializeShape, validateInitialize } from "../rules/validate-initialize.ts";
import { resourceShape, validateResource } from "../rules/validate-resource.ts";
import { validateSearch } from "../rules/validate-search.ts";
import { serviceOwnerShape, validateServiceOwner } from "../rules/validate-service-owner.ts";
import type { Validation } from "../rules/validation.ts";
import { drive } from "./drive.ts";
import { hasNoBody, headerLines, readBytes, type Exchange } from "./exchange.ts";
import { complainOfForm } from "./form.ts";
import { initializeAndUploadFile } from "./form-upload.ts";
import { health } from "./health.ts";
import { essence, readJsonContentType } from "./media-types.ts";
import type { EmulatedOperationId } from "./routes.ts";
import { reportSent, reportStored } from "./reports.ts";
import { receiveScanResults } from "./scan-results.ts";
import { uploadFile } from "./upload.ts";

type Handler = (exchange: Exchange, context: BrokerContext) => Promise<Decision>;

/** One handler an operation. A decision is committed by the caller, but for what an upload commits on its way. */
export const handlers: Readonly<Record<EmulatedOperationId, Handler>> = {
  getMonthlyStatistics: (exchange, context) => {
    const validation = validateMonthly(exchange.query);
    return withoutForm(exchange, validation.kind === "refused" ? validation.errors : [], () =>
      Promise.resolve(
        validation.kind === "refused"
          ? answerWith({ kind: "validation", errors: validation.errors })
          : getMonthlyStatistics(
              context.state,
              validation.request,
              exchange.caller.organization,
              lastRollup(context),
            ),
      ),
    );
  },
  statisticsReport: (exchange, context) =>
    withBody(exchange, reportShape, validateReport, () => Promise.resolve(reportSent(context))),
  statisticsSummary: (exchange, context) =>
    withBody(exchange, reportShape, validateReport, () => Promise.resolve(reportStored(context))),
  malwareScanWebhook: receiveScanResults,
  health: ({ request }) => Promise.resolve(health(headerLines(request, "accept"))),
  initializeServiceOwner: (exchange, { state }) =>
    withBody(exchange, serviceOwnerShape, validateServiceOwner, (name) =>
      Promise.resolve(initializeServiceOwner(state, exchange.caller.organization, name)),
    ),
  getServiceOwner: (exchange, { state, service }) =>
    withoutForm(exchange, [], () =>
      Promise.resolve(
        getServiceOwner(state, exchange.caller.organization, service.current.environment),
      ),
    ),
  configureResource: (exchange, context) =>
    withBody(
      exchange,
      resourceShape,
      validateResource,
      (request) =>
        drive(
          exchange,
          context,
          configureResource(
            context.state,
            exchange.id,
            exchange.caller.organization,
            request,
            context.service.current,
          ),
        ),
      [...resourceIdErrors(exchange.id), ...encodedPercentErrors(exchange)],
    ),
  getResource: (exchange, { state }) =>
    withoutForm(exchange, resourceIdErrors(exchange.id), () =>
      Promise.resolve(getResource(state, exchange.id, exchange.caller.organization)),
    ),
  initializeFileTransfer: (exchange, context) =>
    withBody(exchange, initializeShape, validateInitialize, (request) =>
      drive(
        exchange,
        context,
        initializeFileTransfer(
          context.state,
          request,
          { id: context.newId(), vendor: exchange.caller.vendor },
          context.service.current,
          context.now,
        ),
      ),
    ),
  initializeAndUploadFile,
  uploadFile: (exchange, context) =>
    withTransferId(exchange, (id) => uploadFile(exchange, context, id)),
  getFileTransferOverview: (exchange, context) =>
    withTransferId(exchange, (id) =>
      drive(
        exchange,
        context,
        readTransfer(
          context.state,
          id,
          "overview",
          context.faults.fires("stranger-reads-overview"),
        ),
      ),
    ),
  getFileTransferDetails: (exchange, context) =>
    withTransferId(exchange, (id) =>
      drive(exchange, context, readTransfer(context.state, id, "details")),
    ),
  searchFileTransfers: (exchange, context) => {
    const validation = validateSearch(exchange.query, context.now());
    return withoutForm(exchange, validation.kind === "refused" ? validation.errors : [], () =>
      validation.kind === "refused"
        ? Promise.resolve(answerWith({ kind: "validation", errors: validation.errors }))
        : drive(
            exchange,
            context,
            searchFileTransfers(context.state, validation.request, exchange.caller.organization),
          ),
    );
  },
  downloadFile: (exchange, context) =>
    withTransferId(exchange, (transferId) => {
      const ranges = headerLines(exchange.request, "range");
      const { organization, vendor } = exchange.caller;
      const request = { transferId, ranges, organization, vendor };
      return download(exchange, context, request);
    }),
  confirmDownload: (exchange, context) =>
    withTransferId(exchange, (id) =>
      drive(
        exchange,
        context,
        confirmDownload(context.state, id, exchange.caller, context.service.current, context.now),
      ),
    ),
};

async function download(
  exchange: Exchange,
  context: BrokerContext,
  request: DownloadRequest,
): Promise<Decision> {
  const { state, ranged, now, bodies } = context;
  const decision = await drive(exchange, context, downloadFile(state, request, ranged, now));
  // The storage has lost it, and nobody has downloaded anything.
  return decision.answer.kind === "file" && !bodies.has(request.transferId)
    ? answerWith({ kind: "exception", detail: "The specified blob does not exist." })
    : decision;
}

/** The numbers come from a table that a job refreshes. */
function lastRollup({ now, clocks }: BrokerContext): Instant {
  const everyMicros = clocks.current.statisticsMs * 1000;
  const at = now();
  return everyMicros === 0 ? at : at - (at % everyMicros);
}

function withTransferId(
  exchange: Exchange,
  decide: (id: string) => Promise<Decision>,
): Promise<Decision> {
  const id = readGuid(exchange.id);
  const errors: ValidationErrors =
    id === null ? [["fileTransferId", [`The value '${exchange.id}' is not valid.`]]] : [];
  // An upload's body is the file, whatever its type.
  if (exchange.operation.operationId === "uploadFile") {
    return id === null ? Promise.resolve(answerWith({ kind: "validation", errors })) : decide(id);
  }
  return withoutForm(exchange, errors, () => decide(id ?? ""));
}

async function withoutForm(
  exchange: Exchange,
  errors: ValidationErrors,
  decide: () => Promise<Decision>,
): Promise<Decision> {
  const complaint = await complainOfForm(exchange.request);
  if (complaint !== null) return answerWith({ kind: "validation", errors: [["", [complaint]]] });
  return errors.length > 0 ? answerWith({ kind: "validation", errors }) : decide();
}

async function withBody<Request>(
  { request, caller }: Exchange,
  shape: BodyShape,
  validate: (values: ReadonlyMap<string, BoundValue>) => Validation<Request>,
  decide: (request: Request) => Promise<Decision>,
  otherErrors: ValidationErrors = [],
): Promise<Decision> {
  if (essence(request.headers["content-type"] ?? "") === "multipart/form-data") {
    const complaint = await complainOfForm(request);
    if (complaint !== null) return answerWith({ kind: "validation", errors: [["", [complaint]]] });
  }
  const charset = readJsonContentType(request.headers["content-type"] ?? "");
  if (charset === null) return answerWith({ kind: "unreadableMediaType" });
  const body = await readBytes(request);
  const bytes = charset === "utf-16" ? Buffer.from(body.toString("utf16le"), "utf8") : body;
  const binding = bindJson(bytes, shape, hasNoBody(request));
  if (binding.kind === "refused")
    return answerWith({ kind: "validation", errors: [...otherErrors, ...binding.errors] });
  const validation = validate(binding.values);
  if (validation.kind === "refused" || otherErrors.length > 0) {
    const errors = validation.kind === "refused" ? validation.errors : [];
    return answerWith({ kind: "validation", errors: [...otherErrors, ...errors] });
  }
  // Defect D07: the decision point cannot be asked for such a token.
  return caller.subject === null && shape.parameter === "initializeExt"
    ? refuse("BRO-00006")
    : decide(validation.request);
}

function resourceIdErrors(id: string): ValidationErrors {
  return id.trim() === "" ? [["resourceId", ["The resourceId field is required."]]] : [];
}

/** Defect D24: the real service breaks on such an id. */
function encodedPercentErrors({ request, id }: Exchange): ValidationErrors {
  return /%25/.test((request.url ?? "").split("?", 1)[0] ?? "")
    ? [["resourceId", [`The value '${id}' is not valid.`]]]
    : [];
}
