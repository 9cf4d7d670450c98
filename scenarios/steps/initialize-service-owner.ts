import type { Acting } from "../support/acting.ts";
import type { Exchange } from "../support/exchange.ts";
import { send } from "../support/send.ts";

/** Makes the caller's organisation a service owner; 409 says that it is one already. */
export function initializeServiceOwner(serviceOwner: Acting): Exchange {
  return send(serviceOwner, {
    operationId: "initializeServiceOwner",
    method: "POST",
    path: "/serviceowner",
    contentType: "application/json",
    body: JSON.stringify({ name: "Broker suite" }),
  });
}
