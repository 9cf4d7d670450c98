import assert from "node:assert/strict";
import { test } from "node:test";

import { isEmptyBody } from "../../contracts/judge/body-size.ts";
import { judge } from "../../contracts/judge/judge.ts";
import type { Violation } from "../../contracts/judge/verdict.ts";
import { recordedExchanges, type RecordedExchange } from "./recorded-exchanges.ts";
import { freedoms } from "./sweep-freedoms.ts";
import type { SweepMutation } from "./sweep-headers.ts";
import { sweepMutations } from "./sweep-mutations.ts";

/** The first good record of each operation, status and kind of body. */
function goodRecords(): readonly RecordedExchange[] {
  const found = new Map<string, RecordedExchange>();
  for (const one of recordedExchanges()) {
    const { request, response, context } = one.exchange;
    // Of a body that was not kept nothing can be seen.
    if (context.fault !== undefined || response.body.kind !== "text") continue;
    const { text } = response.body;
    const hasProperties = /"propertyList":\{"/.test(text);
    const key = [
      one.operationId,
      response.status,
      isEmptyBody(response.body),
      /"(?:errors|code)":/.exec(text)?.[0],
      hasProperties,
      response.headers.length > 3,
    ].join();
    if (found.has(key)) continue;
    if (judge(one.operationId, request, response).violations.length === 0) found.set(key, one);
  }
  return [...found.values()];
}

const good = goodRecords();

function changesOf(one: RecordedExchange): readonly SweepMutation[] {
  return sweepMutations(one.exchange.response);
}

function violationsOf(one: RecordedExchange, { response }: SweepMutation): readonly Violation[] {
  return judge(one.operationId, one.exchange.request, response).violations;
}

function isFree({ kind, place }: SweepMutation): boolean {
  return freedoms.some(
    (freedom) => freedom.place.test(place) && (freedom.kind?.test(kind) ?? true),
  );
}

function isPlaced(violation: Violation, { expected }: SweepMutation): boolean {
  if (expected === null) return true;
  const { where, pointer } = violation;
  return (
    where === expected.where &&
    (pointer.toLowerCase() === expected.pointer.toLowerCase() ||
      pointer.startsWith(`${expected.pointer}/`))
  );
}

/** Empty answers of one look: only the token, or the server, knows which it is. */
const twins = [
  [200, 403],
  [204, 403],
  [400, 414, 431],
];

function isTwin(one: RecordedExchange, { kind, place }: SweepMutation): boolean {
  if (kind !== "another status" || !isEmptyBody(one.exchange.response.body)) return false;
  const { status } = one.exchange.response;
  return twins.some((statuses) => statuses.includes(status) && statuses.includes(Number(place)));
}

test("each small change of a good answer is seen where it was made, unless it is a freedom", (t) => {
  const missed = new Set<string>();
  const misplaced = new Set<string>();
  let count = 0;
  for (const one of good) {
    for (const mutation of changesOf(one)) {
      count += 1;
      const violations = violationsOf(one, mutation);
      const name = `${mutation.kind} at ${mutation.place} of ${one.operationId} ${one.exchange.response.status}`;
      if (isFree(mutation) || isTwin(one, mutation)) continue;
      if (violations.length === 0) {
        missed.add(name);
      } else if (!violations.some((violation) => isPlaced(violation, mutation))) {
        misplaced.add(`${name}: ${violations.map(({ where, pointer }) => where + pointer).join()}`);
      }
    }
  }
  t.diagnostic(`${count} changes of ${good.length} answers`);

  assert.ok(count > 10_000, `${count}`);
  assert.deepEqual([...missed], []);
  assert.deepEqual([...misplaced], []);
});

test("each freedom is used: none hides what nobody tried", () => {
  const unused = freedoms.filter(
    ({ place, kind }) =>
      !good.some((one) =>
        changesOf(one).some(
          (mutation) =>
            place.test(mutation.place) &&
            (kind?.test(mutation.kind) ?? true) &&
            violationsOf(one, mutation).length === 0,
        ),
      ),
  );

  assert.deepEqual(
    unused.map(({ why }) => why),
    [],
  );
});
