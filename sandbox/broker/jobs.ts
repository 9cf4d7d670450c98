/** The service's background jobs: each becomes a timer, or waits in the list that the purge poll looks at. */
import type { BrokerContext } from "./broker-context.ts";
import type { Job } from "./rules/answer.ts";
import { publishChecked } from "./rules/publish.ts";
import { purge } from "./rules/purge.ts";

export interface JobRunner {
  add(jobs: readonly Job[]): void;
  /** Forgets what has not begun. */
  close(): void;
}

type PurgeJob = Extract<Job, { kind: "purge" }>;

/** @param context read at the time a job runs, so it may be set after the runner is made */
export function createJobRunner(context: () => BrokerContext): JobRunner {
  const timers = new Set<NodeJS.Timeout>();
  const purges: PurgeJob[] = [];
  let isClosed = false;

  const after = (delayMs: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!isClosed) run();
    }, delayMs);
    timers.add(timer);
  };

  const runPurge = (job: PurgeJob): void => {
    const { state, now, commit, bodies } = context();
    const transition = purge(state, job, now);
    commit(transition);
    if (transition.changes.length > 0) void bodies.remove(job.transferId);
  };

  const poll = (): void => {
    const { now, clocks } = context();
    const at = now();
    const due = purges.filter((job) => job.dueAt <= at);
    if (due.length > 0) purges.splice(0, purges.length, ...purges.filter((job) => job.dueAt > at));
    for (const job of due) runPurge(job);
    after(clocks.current.purgePollMs, poll);
  };

  const start = (job: Job): void => {
    const { state, now, commit, clocks, bodies } = context();
    switch (job.kind) {
      case "publishChecked":
        after(clocks.current.publishCheckedMs, () =>
          commit(publishChecked(state, job.transferId, now)),
        );
        return;
      case "createStorageProvider": {
        const { organization } = job;
        after(clocks.current.storageProviderMs, () =>
          commit({
            changes: [{ kind: "storageProviderAdded", organization, type: "AltinnAzure" }],
            events: [],
          }),
        );
        return;
      }
      case "deleteBody":
        void bodies.remove(job.transferId);
        return;
      case "purge":
        purges.push(job);
        return;
      default:
        job satisfies never;
    }
  };

  after(0, poll);
  return {
    add: (jobs) => {
      for (const job of jobs) if (!isClosed) start(job);
    },
    close: () => {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
