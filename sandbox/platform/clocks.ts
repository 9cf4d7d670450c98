/** The slow clocks of the platform, as settings. */
import { isJsonObject } from "./json.ts";

export interface Clocks {
  /** How many times faster than documented a failed push is tried anew: 1 is as documented, 3600 makes a second of an hour. */
  readonly pushSpeed: number;
}

export const usualClocks: Clocks = { pushSpeed: 1 };

/** The clocks with those of `value` changed, or in words what is wrong. */
export function changeClocks(clocks: Clocks, value: unknown): Clocks | string {
  if (!isJsonObject(value)) return "a JSON object is expected";
  const unknown = Object.keys(value).filter((name) => name !== "pushSpeed");
  if (unknown.length > 0) return `${unknown.join(", ")}: unknown, expected pushSpeed`;
  const { pushSpeed = clocks.pushSpeed } = value;
  if (typeof pushSpeed !== "number" || !(pushSpeed >= 1 && pushSpeed <= 1_000_000)) {
    return "pushSpeed: a number from 1 to 1000000 is expected";
  }
  return { pushSpeed };
}
