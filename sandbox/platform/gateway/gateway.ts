/** The gateway in front of the broker's API: demands the subscription key, holds to the rate limits, and passes on. */
import type { IncomingMessage } from "node:http";
import { decodeJwt } from "jose";

import type { RequestHandler } from "../../http/listen.ts";
import { type Answer, json } from "../http/answer.ts";
import { bearerToken } from "../http/bearer.ts";
import type { CallRecord } from "../http/call-record.ts";
import { send } from "../http/send-answer.ts";
import { createForwarder } from "./forward.ts";
import type { GatewaySettings } from "./gateway-settings.ts";
import { limitedOperationOf } from "./limits.ts";
import { RateCounter } from "./rate-counter.ts";

const prefix = "/broker/api/v1/";
const keyHeader = "ocp-apim-subscription-key";

export interface Gateway {
  /** Whether a request is for the broker's API. */
  isFor(request: IncomingMessage): boolean;
  readonly handle: RequestHandler;
  close(): void;
}

export function createGateway(options: {
  readonly brokerUrl: string;
  readonly settings: { readonly current: GatewaySettings };
  readonly nowMs: () => number;
  readonly observe: (call: CallRecord) => void;
}): Gateway {
  const { brokerUrl, settings, nowMs, observe } = options;
  const forwarder = createForwarder(brokerUrl);
  const counter = new RateCounter();

  const refuse = (
    request: IncomingMessage,
    path: string,
    clientId: string | null,
  ): Answer | null => {
    const { subscriptionKey, limits } = settings.current;
    const refusal = refuseKey(request, subscriptionKey);
    if (refusal !== null) return refusal;
    const operation = limitedOperationOf(request.method ?? "", path);
    const limit = operation === null ? null : limits[operation];
    if (operation === null || limit === null) return null;
    // "per Maskinporten integration, per endpoint"
    const integration = clientId ?? request.socket.remoteAddress ?? "";
    const waitSeconds = counter.count(`${integration} ${operation}`, limit, nowMs());
    return waitSeconds === 0 ? null : tooManyCalls(waitSeconds);
  };

  return {
    isFor: ({ url = "" }) => url.slice(0, prefix.length).toLowerCase() === prefix,
    handle: async (request, response) => {
      const receivedAt = new Date(nowMs()).toISOString();
      const startMs = performance.now();
      const path = (request.url ?? "").split("?", 1)[0] ?? "";
      const clientId = clientOf(request);
      const refusal = refuse(request, path, clientId);
      if (refusal !== null) send(request, response, refusal);
      observe({
        receivedAt,
        method: request.method ?? "",
        path,
        dependency: "broker",
        status: refusal?.status ?? (await forwarder.forward(request, response)),
        failure: null,
        durationMs: Math.round(performance.now() - startMs),
        clientId,
      });
    },
    close: () => forwarder.close(),
  };
}

/** The gateway's refusal of a request without the key; null when it has it, or none is demanded. */
export function refuseKey(
  { headers }: Pick<IncomingMessage, "headers">,
  subscriptionKey: string | null,
): Answer | null {
  if (subscriptionKey === null || headers[keyHeader] === subscriptionKey) return null;
  const message =
    (headers[keyHeader] ?? "") === ""
      ? "Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API."
      : "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.";
  return json(401, { statusCode: 401, message }, { "content-type": "application/json" });
}

function tooManyCalls(waitSeconds: number): Answer {
  const message = `Rate limit is exceeded. Try again in ${waitSeconds} seconds.`;
  const headers = { "content-type": "application/json", "retry-after": String(waitSeconds) };
  return json(429, { statusCode: 429, message }, headers);
}

/** `client_id` of the token, not verified: the broker does that. */
function clientOf({ headers }: IncomingMessage): string | null {
  const token = bearerToken(headers);
  if (token === null) return null;
  try {
    const clientId = decodeJwt(token)["client_id"];
    return typeof clientId === "string" ? clientId : null;
  } catch {
    return null;
  }
}
