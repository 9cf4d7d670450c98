import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { createClock, type Clock } from "./clock.ts";
import { createSchedule, type Schedule } from "./schedule.ts";

const second = 1_000_000;

interface Bench {
  readonly clock: Clock;
  readonly schedule: Schedule<string>;
  /** What ran, with the second in which it did. */
  readonly ran: string[];
}

/** At the epoch, on a machine whose time stands still unless a test moves it. */
function bench(pollMs = 1000, machineMs: () => number = () => 0): Bench {
  const clock = createClock(machineMs);
  const ran: string[] = [];
  const schedule = createSchedule<string>(
    clock,
    () => pollMs,
    (work) => ran.push(`${work} at ${Math.floor(clock.now() / second)}`),
  );
  return { clock, schedule, ran };
}

test("time that passes at once runs what falls due, in its order and at its time", () => {
  const { schedule, ran, clock } = bench();
  schedule.add({ dueAt: 30 * second, isLookedFor: false, work: "later" });
  schedule.add({ dueAt: 10 * second, isLookedFor: false, work: "sooner" });
  schedule.add({ dueAt: 99 * second, isLookedFor: false, work: "not yet" });

  schedule.advance(60_000);
  schedule.close();

  assert.deepEqual(ran, ["sooner at 10", "later at 30"]);
  assert.equal(Math.round(clock.aheadMs()), 60_000);
  assert.deepEqual(
    schedule.waiting().map(({ work }) => work),
    ["not yet"],
  );
});

test("what is looked for runs at the poll after it is due", () => {
  const { schedule, ran } = bench(15_000);
  schedule.add({ dueAt: 16 * second, isLookedFor: true, work: "purge" });

  schedule.advance(29_000);
  const early = [...ran];
  schedule.advance(1_000);
  schedule.close();

  assert.deepEqual(early, []);
  assert.deepEqual(ran, ["purge at 30"]);
});

test("work that adds work sees it run in the same passing of time", () => {
  const clock = createClock(() => 0);
  const ran: string[] = [];
  const schedule = createSchedule<string>(
    clock,
    () => 1000,
    (work) => {
      ran.push(work);
      if (work === "first") {
        schedule.add({ dueAt: clock.now() + second, isLookedFor: false, work: "second" });
      }
    },
  );
  schedule.add({ dueAt: second, isLookedFor: false, work: "first" });

  schedule.advance(5_000);
  schedule.close();

  assert.deepEqual(ran, ["first", "second"]);
});

test("without control time passes by itself", (context) => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  context.after(() => mock.timers.reset());
  const { schedule, ran } = bench(1000, () => Date.now());
  schedule.add({ dueAt: 2 * second, isLookedFor: false, work: "due" });

  mock.timers.tick(1_999);
  const early = [...ran];
  mock.timers.tick(1);
  schedule.close();

  assert.deepEqual(early, []);
  assert.deepEqual(ran, ["due at 2"]);
});

test("a schedule that is closed runs nothing more", () => {
  const { schedule, ran } = bench();
  schedule.add({ dueAt: second, isLookedFor: false, work: "never" });

  schedule.close();
  schedule.advance(60_000);

  assert.deepEqual(ran, []);
});
