import type { Acting } from "../support/acting.ts";
import type { Exchange } from "../support/exchange.ts";
import { send } from "../support/send.ts";

/** Makes the resource of the process known to the broker; what is sent by it expires within a day. */
export function configureResource(serviceOwner: Acting): Exchange {
  return send(serviceOwner, {
    operationId: "configureResource",
    method: "PUT",
    path: `/resource/${serviceOwner.process.resourceId}`,
    contentType: "application/json",
    body: JSON.stringify({ fileTransferTimeToLive: "P1D" }),
  });
}
