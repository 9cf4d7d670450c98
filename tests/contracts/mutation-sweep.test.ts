import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "../../contracts/judge/judge.ts";
import type { Violation } from "../../contracts/judge/verdict.ts";
import { allKinds } from "./mutations/all-kinds.ts";
import { freedoms, type Freedom } from "./mutations/freedoms.ts";
import type { Mutation, MutationKind } from "./mutations/mutation-kind.ts";
import { goodSubjects, lookOf, type Subject } from "./mutations/subject.ts";

interface Outcome {
  count: number;
  flagged: number;
  /** Place, operation and status -> a record and what was found there. */
  readonly unseen: Map<string, string>;
  readonly misplaced: Map<string, string>;
}

const subjects = goodSubjects();
const outcomes = new Map<string, Outcome>();
const used = new Map<Freedom, number>();

/** Of the first record of each look every way of every kind, of each other one way: they differ in their values. */
function sweep(): void {
  const looks = new Set<string>();
  for (const [index, subject] of subjects.entries()) {
    const look = lookOf(subject);
    const isNew = !looks.has(look);
    looks.add(look);
    for (const kind of allKinds) {
      const ways = kind.ways(subject);
      const one = ways[index % ways.length];
      if (one === undefined) continue;
      for (const mutation of isNew ? ways : [one]) examine(kind, subject, mutation);
    }
  }
}

function examine(kind: MutationKind, subject: Subject, mutation: Mutation): void {
  const { request, response } = mutation.facts();
  const { operationId, violations } = judge(subject.operationId, request, response);
  const outcome = outcomeOf(kind);
  const name = `${mutation.place.replace(/\d+/g, "0")} of ${subject.operationId} ${subject.status}`;
  outcome.count += 1;
  if (violations.length > 0) {
    outcome.flagged += 1;
    const isPlaced = operationId === subject.operationId && violations.some(isAt(mutation));
    if (!isPlaced)
      outcome.misplaced.set(name, `${subject.name}: ${violations.map(placeOf).join()}`);
    return;
  }
  const freedom = freedoms.find(
    ({ kinds, place, of }) =>
      kinds.includes(kind.name) && place.test(mutation.place) && (of?.(subject) ?? true),
  );
  if (freedom === undefined) outcome.unseen.set(name, subject.name);
  else used.set(freedom, (used.get(freedom) ?? 0) + 1);
}

function outcomeOf(kind: MutationKind): Outcome {
  const known = outcomes.get(kind.name);
  if (known !== undefined) return known;
  const outcome = {
    count: 0,
    flagged: 0,
    unseen: new Map<string, string>(),
    misplaced: new Map<string, string>(),
  };
  outcomes.set(kind.name, outcome);
  return outcome;
}

function placeOf({ where, pointer }: Violation): string {
  return where + pointer;
}

const isAt =
  ({ expected }: Mutation) =>
  (violation: Violation): boolean =>
    expected === null ||
    expected.some(
      ({ where, pointer }) =>
        violation.where === where &&
        (violation.pointer === pointer || violation.pointer.startsWith(`${pointer}/`)),
    );

const faults = (pick: (outcome: Outcome) => ReadonlyMap<string, string>): readonly string[] =>
  [...outcomes].flatMap(([kind, outcome]) =>
    [...pick(outcome)].map(([name, record]) => `${kind} at ${name} (${record})`),
  );

sweep();

test("each kind of mutation is seen in each record that it fits, unless it is a freedom", (t) => {
  let [count, flagged] = [0, 0];
  for (const [kind, outcome] of outcomes) {
    t.diagnostic(`${outcome.count} × ${kind}, ${outcome.flagged} seen`);
    count += outcome.count;
    flagged += outcome.flagged;
  }
  for (const [{ why }, times] of used) t.diagnostic(`${times} not seen: ${why}`);
  const legal = [...used.values()].reduce((sum, times) => sum + times, 0);
  t.diagnostic(
    `${count} mutations of ${allKinds.length} kinds in ${subjects.length} records: ${flagged} seen, ${legal} legal`,
  );

  assert.deepEqual(
    faults(({ unseen }) => unseen),
    [],
  );
});

test("what is seen is placed where it was changed", () => {
  assert.deepEqual(
    faults(({ misplaced }) => misplaced),
    [],
  );
});

test("the kinds are many, each has a name of its own and fits a record", () => {
  const names = allKinds.map(({ name }) => name);

  assert.ok(names.length >= 150, `${names.length}`);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(
    names.filter((name) => !outcomes.has(name)),
    [],
  );
});

test("each kind is seen somewhere", () => {
  const never = [...outcomes].filter(([, { flagged }]) => flagged === 0).map(([name]) => name);

  assert.deepEqual(never, []);
});

test("each freedom is used: none hides what nobody tried", () => {
  const names = new Set(allKinds.map(({ name }) => name));

  assert.deepEqual(
    freedoms.filter((freedom) => !used.has(freedom)).map(({ why }) => why),
    [],
  );
  assert.deepEqual(
    freedoms.flatMap(({ kinds }) => kinds.filter((kind) => !names.has(kind))),
    [],
  );
});
