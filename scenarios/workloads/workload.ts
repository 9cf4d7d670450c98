/** The shape of a load, as data: k6 gets its options from it, the runner its totals. Pure. */

export interface Workload {
  readonly name: string;
  /** When to use it, as one sentence. */
  readonly purpose: string;
  /** Iterations that are due each second: the model is open, a slow target does not slow it down. */
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
  /** Size of the file that each transfer carries, in bytes; at least 16, for the id at its head. */
  readonly fileSizeBytes: number;
  /** Longest iteration that still finds a free VU for the next one. */
  readonly worstIterationSeconds: number;
  /** Deadline of one request, its body included. */
  readonly requestTimeoutSeconds: number;
  /** A transfer that is not Published by then is lost; counted from the start of its upload. */
  readonly publishedWithinSeconds: number;
  /** 95 of 100 requests of each operation answer faster. */
  readonly requestP95Ms: number;
  /** 95 of 100 lifecycles end faster. */
  readonly endToEndP95Ms: number;
}

/** What a person may change of a workload. */
export interface WorkloadChanges {
  readonly ratePerSecond?: number | null;
  readonly durationSeconds?: number | null;
  readonly fileSizeBytes?: number | null;
}

/** A workload with its rate, duration or file size replaced where given. */
export function changeWorkload(workload: Workload, changes: WorkloadChanges): Workload {
  return {
    ...workload,
    ratePerSecond: changes.ratePerSecond ?? workload.ratePerSecond,
    durationSeconds: changes.durationSeconds ?? workload.durationSeconds,
    fileSizeBytes: changes.fileSizeBytes ?? workload.fileSizeBytes,
  };
}

/**
 * VUs that a workload needs: rate × longest tolerated iteration, and a fifth more.
 *
 * k6 drops an iteration when no VU is free at its instant, so fewer would drop at a target that is
 * slow but still within its promise.
 */
export function virtualUsers(workload: Workload): number {
  return Math.max(2, Math.ceil(workload.ratePerSecond * workload.worstIterationSeconds * 1.2));
}

/** Iterations that are due in a whole run. */
export function dueIterations(workload: Workload): number {
  return Math.max(1, Math.round(workload.ratePerSecond * workload.durationSeconds));
}
