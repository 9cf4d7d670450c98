import { randomBytes } from "k6/crypto";

import { traceparent } from "../../targets/run-identity.ts";
import { hexOf } from "./hex.ts";

const prefix = hexOf(randomBytes(8));
let counter = 0;

/** A `traceparent` that no other request has: random for the VU, counted within it (a random one each time costs more). */
export function nextTraceparent(): string {
  counter += 1;
  const counted = counter.toString(16).padStart(16, "0");
  return traceparent((digits) => (prefix + counted).slice(-digits));
}
