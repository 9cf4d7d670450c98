import type { Workload } from "./workload.ts";

/** An ordinary day's load, long enough for percentiles that mean something. */
export const averageLoad: Workload = {
  name: "average-load",
  purpose: "an ordinary load for a minute: latency percentiles that mean something",
  ratePerSecond: 3,
  durationSeconds: 60,
  fileSizeBytes: 1024,
  worstIterationSeconds: 15,
  requestTimeoutSeconds: 30,
  publishedWithinSeconds: 30,
  requestP95Ms: 2_000,
  endToEndP95Ms: 10_000,
};
