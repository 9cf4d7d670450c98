import { randomBytes } from "k6/crypto";

import { hexOf } from "./hex.ts";

const prefix = hexOf(randomBytes(8));
let counter = 0;

/**
 * A W3C `traceparent` that no other request has, sampled: random for the VU, counted within it, for new
 * random digits in each request cost more than the rest of its headers.
 */
export function nextTraceparent(): string {
  counter += 1;
  const counted = counter.toString(16).padStart(16, "0");
  return `00-${prefix}${counted}-${counted}-01`;
}
