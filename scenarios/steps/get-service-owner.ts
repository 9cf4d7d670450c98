import type { Acting } from "../support/acting.ts";
import { type Exchange, textOf } from "../support/exchange.ts";
import { memberOf, readMember } from "../support/read-json.ts";
import { send } from "../support/send.ts";

/** Reads the service owner with its storage providers. */
export function getServiceOwner(serviceOwner: Acting): Exchange {
  return send(serviceOwner, {
    operationId: "getServiceOwner",
    method: "GET",
    path: "/serviceowner",
  });
}

/** True when the service owner can store files: the broker makes the providers in the background. */
export function hasReadyStorage(exchange: Exchange): boolean {
  const providers = readMember(textOf(exchange), "storageProviders");
  return (
    Array.isArray(providers) &&
    providers.some((provider: unknown) => memberOf(provider, "deploymentStatus") === "Ready")
  );
}
