import type { Workload } from "./workload.ts";

/** Does it work at all under a little load? Thresholds are for correctness; times only bound the absurd. */
export const smoke: Workload = {
  name: "smoke",
  purpose: "a few lifecycles a second for ten seconds: everything works, also on a busy laptop",
  ratePerSecond: 5,
  durationSeconds: 10,
  fileSizeBytes: 1024,
  worstIterationSeconds: 6,
  requestTimeoutSeconds: 10,
  publishedWithinSeconds: 20,
  requestP95Ms: 5_000,
  endToEndP95Ms: 20_000,
};
