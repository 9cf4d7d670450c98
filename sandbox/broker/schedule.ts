/**
 * Work that waits for its time, in the emulator's time: one timer for the next of it, and a way to let time pass.
 *
 * What is *looked for* is found by a poll, as the service finds its scheduled jobs; all else runs when it is due.
 */
import type { Clock } from "./clock.ts";
import { createHeap, type Heap } from "./heap.ts";
import type { Instant } from "./rules/instant.ts";

export interface Waiting<Work> {
  readonly dueAt: Instant;
  readonly isLookedFor: boolean;
  readonly work: Work;
}

export interface Schedule<Work> {
  add(waiting: Waiting<Work>): void;
  /** Lets so much time pass at once: what falls due on the way runs in its order, at its time. */
  advance(byMs: number): void;
  /** The poll's clock has changed: waits anew. */
  rearm(): void;
  /** In no order. */
  waiting(): readonly Waiting<Work>[];
  /** Forgets what has not begun. */
  close(): void;
}

/** Node's timers hold 2^31-1 milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * @param pollMs from one look to the next, in milliseconds, read whenever it is needed
 * @param run    must not throw
 */
export function createSchedule<Work>(
  clock: Clock,
  pollMs: () => number,
  run: (work: Work) => void,
): Schedule<Work> {
  let order = 0;
  const isLess = (a: Ordered<Work>, b: Ordered<Work>): boolean =>
    a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
  const exact = createHeap(isLess);
  const lookedFor = createHeap(isLess);
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const foundAt = (dueAt: Instant): Instant => {
    const poll = Math.max(1, pollMs() * 1000);
    return Math.ceil(dueAt / poll) * poll;
  };
  /** The next, and when; undefined when nothing waits. */
  const next = (): { readonly at: Instant; readonly from: Heap<Ordered<Work>> } | undefined => {
    const due = exact.peek();
    const found = lookedFor.peek();
    const dueAt = due?.dueAt ?? Infinity;
    const foundTime = found === undefined ? Infinity : foundAt(found.dueAt);
    if (dueAt === Infinity && foundTime === Infinity) return undefined;
    return dueAt <= foundTime ? { at: dueAt, from: exact } : { at: foundTime, from: lookedFor };
  };
  const runNext = (from: Heap<Ordered<Work>>): void => {
    const ordered = from.pop();
    if (ordered !== undefined) run(ordered.work);
  };
  const arm = (): void => {
    clearTimeout(timer);
    const upcoming = next();
    if (upcoming === undefined || isClosed) return;
    const waitMs = Math.ceil((upcoming.at - clock.now()) / 1000);
    timer = setTimeout(wake, Math.min(longestTimerMs, Math.max(0, waitMs)));
  };
  /** The next, if it is due by then and nobody has closed meanwhile. */
  const nextBy = (instant: Instant): ReturnType<typeof next> => {
    const upcoming = isClosed ? undefined : next();
    return upcoming !== undefined && upcoming.at <= instant ? upcoming : undefined;
  };
  const wake = (): void => {
    let upcoming = nextBy(clock.now());
    while (upcoming !== undefined) {
      runNext(upcoming.from);
      upcoming = nextBy(clock.now());
    }
    arm();
  };

  return {
    add: (waiting) => {
      if (isClosed) return;
      const before = next()?.at ?? Infinity;
      order += 1;
      (waiting.isLookedFor ? lookedFor : exact).push({ ...waiting, order });
      // Most work is due long after the next: the timer that runs is the right one.
      if ((next()?.at ?? Infinity) < before) arm();
    },
    advance: (byMs) => {
      const target = clock.now() + byMs * 1000;
      let upcoming = nextBy(target);
      while (upcoming !== undefined) {
        clock.jumpTo(upcoming.at);
        runNext(upcoming.from);
        upcoming = nextBy(target);
      }
      clock.jumpTo(target);
      arm();
    },
    rearm: arm,
    waiting: () => [...exact.all(), ...lookedFor.all()],
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** Of two that are due at once the first that came runs first. */
type Ordered<Work> = Waiting<Work> & { readonly order: number };
