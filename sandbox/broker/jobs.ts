/** The service's background jobs: what each does, and when. */
import type { BrokerContext } from "./broker-context.ts";
import { scannerResult } from "./scanner.ts";
import type { Job } from "./rules/answer.ts";
import { applyScanResult } from "./rules/malware-scan.ts";
import { checkMd5 } from "./rules/publish.ts";
import { purge } from "./rules/purge.ts";
import { storageTypes } from "./rules/service.ts";
import { failStuckUploads } from "./rules/stuck-uploads.ts";
import { createSchedule, type Schedule, type Waiting } from "./schedule.ts";

export interface JobRunner extends Pick<Schedule<Job>, "advance" | "rearm" | "close"> {
  add(jobs: readonly Job[]): void;
}

/** @param context read at the time a job runs, so it may be set after the runner is made */
export function createJobRunner(context: () => BrokerContext): JobRunner {
  let schedule: Schedule<Job> | undefined;
  const started = (): Schedule<Job> =>
    (schedule ??= createSchedule(
      context().clock,
      () => context().clocks.current.purgePollMs,
      (job) => {
        runJob(context(), job);
      },
    ));
  return {
    add: (jobs) => {
      for (const job of jobs) started().add(timeOf(context(), job));
    },
    advance: (byMs) => {
      started().advance(byMs);
    },
    rearm: () => {
      started().rearm();
    },
    close: () => {
      started().close();
    },
  };
}

function timeOf({ now, clocks }: BrokerContext, job: Job): Waiting<Job> {
  const after = (delayMs: number): Waiting<Job> => ({
    dueAt: now() + delayMs * 1000,
    isLookedFor: false,
    work: job,
  });
  switch (job.kind) {
    case "checkMd5":
      return after(clocks.current.publishCheckedMs);
    case "scan":
      return after(clocks.current.scanMs);
    case "createStorageProvider":
      return after(clocks.current.storageProviderMs);
    case "findStuckUploads":
      return after(clocks.current.stuckPollMs);
    case "deleteBody":
      return after(0);
    case "purge": {
      // What is due when it is scheduled is enqueued instead, and runs at once; an expiry always waits for the poll.
      const isEnqueued = job.reason !== "expired" && job.dueAt <= now();
      return { dueAt: Math.max(job.dueAt, now()), isLookedFor: !isEnqueued, work: job };
    }
    default:
      return job satisfies never;
  }
}

function runJob(context: BrokerContext, job: Job): void {
  const { state, now, commit, bodies, service, log } = context;
  switch (job.kind) {
    case "checkMd5":
      commit(checkMd5(state, job.transferId, now));
      return;
    case "scan": {
      const result = scannerResult(job, now());
      const decision = applyScanResult(state, job.transferId, result, service.current, now);
      if (decision.answer.kind === "problem") log(`broker: ${decision.answer.code} to the scanner`);
      commit(decision);
      return;
    }
    case "createStorageProvider": {
      const { organization } = job;
      commit({
        changes: storageTypes(service.current).map((type) => ({
          kind: "storageProviderAdded",
          organization,
          type,
        })),
        events: [],
      });
      return;
    }
    case "findStuckUploads":
      commit({ ...failStuckUploads(state, now), jobs: [job] });
      return;
    case "deleteBody":
      void bodies.remove(job.transferId);
      return;
    case "purge": {
      const transition = purge(state, job, now);
      if (transition === null) return;
      commit(transition);
      void bodies.remove(job.transferId);
      return;
    }
    default:
      job satisfies never;
  }
}
