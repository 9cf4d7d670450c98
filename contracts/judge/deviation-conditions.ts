/**
 * For each deviation that one exchange can show: does its condition hold here?
 *
 * What the exchange itself does not show (parallel requests, whose token, a state made before) is asked of the
 * context; without it the answer is no.
 */
import type { OperationId } from "../vocabulary.ts";
import { bodySize } from "./body-size.ts";
import type { Headers, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import { headerMap } from "./header-map.ts";
import { isDurationBeyondDays, jsonObject, textsOf } from "./request-facts.ts";
import { pathSegments } from "./resolve-operation.ts";

export interface Exchange {
  readonly operationId: OperationId;
  readonly request: RequestFacts<Headers>;
  readonly response: ResponseFacts<Headers>;
  readonly context: JudgeContext;
}

type Condition = (exchange: Exchange) => boolean;

const isUnhandled = ({ response }: Exchange): boolean =>
  response.status === 500 && problemCode(response) === null;
const isUploadFailed = ({ response }: Exchange): boolean =>
  response.status === 500 && problemCode(response) === "BRO-00008";

const at500: (condition: Condition) => Condition = (condition) => (exchange) =>
  isUnhandled(exchange) && condition(exchange);

const isParallel: Condition = ({ context }) =>
  /\b(?:parallel|simultaneous(?:ly)?|at once|at the same (?:moment|time)|concurrent(?:ly)?|another upload|overtak(?:es|en))\b/i.test(
    context.given ?? "",
  );

export const deviationConditions: Readonly<Record<string, Condition>> = {
  D03: (exchange) => isUploadFailed(exchange) && isParallel(exchange),
  D04: at500((exchange) => isNulSent(exchange) || isLeftWithoutStatus(exchange)),
  D05: at500(({ request }) => {
    const reference = jsonObject(request)?.["sendersFileTransferReference"];
    return typeof reference === "string" && reference.length > 500 && reference.length <= 4096;
  }),
  D06: at500(({ request }) => {
    const body = jsonObject(request);
    const recipients = body?.["recipients"];
    const hasNoRecipient =
      Array.isArray(recipients) &&
      recipients.some((recipient) => recipient === null || recipient === "");
    const properties = body?.["propertyList"];
    return hasNoRecipient || (isRecord(properties) && Object.values(properties).includes(null));
  }),
  D07: at500(({ context }) => /details/i.test(context.token ?? "")),
  D09: at500(
    ({ request, context }) =>
      /delegated/i.test(headerMap(request.headers).get("authorization") ?? "") ||
      /delegat|not a recipient|no recipient row/i.test(
        `${context.given ?? ""} ${context.token ?? ""}`,
      ),
  ),
  D10: at500(({ request }) => /[?&]resourceid=[^&]*%00/i.test(request.path)),
  D11: at500(
    (exchange) =>
      ["fileTransferTimeToLive", "purgeFileTransferGracePeriod"].some((member) =>
        isDurationBeyondDays(jsonObject(exchange.request)?.[member], 10_675_199),
      ) ||
      resourceId(exchange).length > 80 ||
      isParallel(exchange),
  ),
  D12: at500((exchange) => {
    const name = jsonObject(exchange.request)?.["name"];
    return (typeof name === "string" && name.length > 500) || isParallel(exchange);
  }),
  D13: (exchange) => (isUnhandled(exchange) || exchange.response.status === 0) && isCrowd(exchange),
  D21: at500(
    ({ context }) =>
      /\b(?:result|scan|clean)\b/i.test(context.given ?? "") &&
      /\b(?:after (?:the )?(?:expiry|purge)|purged|before (?:any|the) upload|never uploaded)\b/i.test(
        context.given ?? "",
      ),
  ),
  D24: at500((exchange) => {
    const code = jsonObject(exchange.request)?.["externalServiceCodeLegacy"];
    const isLong = typeof code === "string" && code.length > 7;
    return isLong || isNulSent(exchange) || /%25/.test(resourceId(exchange));
  }),
  D25: at500(
    (exchange) => isNulSent(exchange) || /\borg|consumer/i.test(exchange.context.token ?? ""),
  ),
  D26: at500(({ context }) => /level/i.test(context.token ?? "")),
  D27: (exchange) =>
    isUploadFailed(exchange) &&
    (isChunkingBroken(exchange) || isBodyCutShort(exchange) || isSlow(exchange)),
  D30: at500(({ request }) =>
    /charset="?utf-16/i.test(headerMap(request.headers).get("content-type") ?? ""),
  ),
};

function problemCode(response: ResponseFacts<Headers>): string | null {
  if (response.body.kind !== "text") return null;
  return /"code"\s*:\s*"([^"]*)"/.exec(response.body.text)?.[1] ?? null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNulSent({ request }: Exchange): boolean {
  return textsOf(jsonObject(request)).some((text) => text.includes("\u0000"));
}

/** The transfer that D04 leaves behind has no status, and every call on it fails. */
function isLeftWithoutStatus({ operationId, context }: Exchange): boolean {
  if (operationId === "initializeFileTransfer") return false;
  return /\bNUL\b|without (?:a )?status|no status/i.test(context.given ?? "");
}

function isCrowd({ context }: Exchange): boolean {
  const count =
    /(\d+)\b[^.]*\b(?:at once|at the same (?:moment|time)|parallel|simultaneous|concurrent)/i.exec(
      context.given ?? "",
    );
  return count !== null && Number(count[1]) >= 100;
}

/** As it stands in the path, still encoded. */
function resourceId({ request }: Exchange): string {
  return pathSegments(request.path).slice(4).join("/");
}

/**
 * A chunked body, recorded with its framing, whose first size is no hexadecimal number or whose last chunk never
 * came (RFC 9112, section 7.1).
 */
function isChunkingBroken({ request }: Exchange): boolean {
  const isChunked = /chunked/i.test(headerMap(request.headers).get("transfer-encoding") ?? "");
  if (!isChunked || request.body.kind !== "text") return false;
  const { text } = request.body;
  const isFramed = /^[0-9a-f]+(?:;[^\r\n]*)?\r\n/i.test(text);
  return isFramed ? !/(?:^|\r\n)0+\r\n(?:[^\r\n]+\r\n)*\r\n$/.test(text) : text.includes("\r\n");
}

function isSlow({ context }: Exchange): boolean {
  return /\b(?:slow(?:ly|er)?|stall(?:s|ed)?|bytes?(?: a |\/| per )s(?:econd)?)\b/i.test(
    context.given ?? "",
  );
}

/** Fewer bytes than announced had come when the service gave up. */
function isBodyCutShort({ request }: Exchange): boolean {
  const announced = Number(headerMap(request.headers).get("content-length") ?? Number.NaN);
  const sent = bodySize(request.body);
  return sent !== null && sent < announced;
}
