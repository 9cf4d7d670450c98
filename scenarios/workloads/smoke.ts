import type { Workload } from "./workload.ts";

/** Does it work at all under a little load? Thresholds are for correctness; times only bound the absurd. */
export const smoke: Workload = {
  name: "smoke",
  purpose:
    "two lifecycles a second: everything works, also on a laptop that runs the real broker beside it",
  ratePerSecond: 2,
  durationSeconds: 15,
  fileSizeBytes: 1024,
  worstIterationSeconds: 10,
  // A broker that shares its cores answers some requests after five to nine seconds: slow, not broken.
  requestTimeoutSeconds: 15,
  publishedWithinSeconds: 20,
  requestP95Ms: 8_000,
  endToEndP95Ms: 20_000,
};
