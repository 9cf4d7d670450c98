/** What the gateway demands: its shape, and how control changes it. Pure. */
import { isJsonObject } from "../json.ts";
import { limitedOperations, noLimits, publishedLimits, type RateLimits } from "./limits.ts";

export interface GatewaySettings {
  /** Value of `Ocp-Apim-Subscription-Key`; null: not demanded. */
  readonly subscriptionKey: string | null;
  readonly limits: RateLimits;
}

/** @param subscriptionKey null: the gateway only passes on */
export function initialGatewaySettings(subscriptionKey: string | null): GatewaySettings {
  return { subscriptionKey, limits: subscriptionKey === null ? noLimits : publishedLimits };
}

/** The settings with those of `value` changed, or all that is wrong with it. */
export function changeGatewaySettings(
  settings: GatewaySettings,
  value: unknown,
): GatewaySettings | readonly string[] {
  if (!isJsonObject(value)) return ["a JSON object is expected"];
  const faults = Object.keys(value)
    .filter((name) => name !== "subscriptionKey" && name !== "limits")
    .map((name) => `${name}: unknown, expected one of subscriptionKey, limits`);
  const { subscriptionKey = settings.subscriptionKey, limits = {} } = value;
  const isKey =
    subscriptionKey === null || (typeof subscriptionKey === "string" && subscriptionKey !== "");
  if (!isKey) faults.push("subscriptionKey: a non-empty text, or null, is expected");
  const changes = isJsonObject(limits) ? Object.entries(limits) : [["limits", null] as const];
  if (!isJsonObject(limits))
    faults.push("limits: an object of calls a minute by operation is expected");
  for (const [operation, limit] of isJsonObject(limits) ? changes : []) {
    if (!limitedOperations.some((known) => known === operation)) {
      faults.push(`limits.${operation}: unknown, expected one of ${limitedOperations.join(", ")}`);
    } else if (limit !== null && !(Number.isInteger(limit) && Number(limit) >= 0)) {
      faults.push(`limits.${operation}: calls a minute, or null, are expected`);
    }
  }
  if (faults.length > 0 || !isKey) return faults;
  return { subscriptionKey, limits: { ...settings.limits, ...Object.fromEntries(changes) } };
}
