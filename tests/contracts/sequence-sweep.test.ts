/** Thousands of small changes of recorded readings: what the rules over a sequence do not notice is listed, with its reason. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { findingsIn, type Json, recordedLifecycles, withBody } from "./recorded-lifecycles.ts";
import { applyChange, changesOf } from "./sequence-sweep.ts";

/** Each lifecycle has some hundred changes; one in so many is tried, another one in each reading. */
const oneIn = 11;

/** What may pass, by pointer: in a first reading, a value that nothing before it and nothing after it tells. */
const mayPass: readonly (readonly [pointer: RegExp, reason: string])[] = [
  [
    /^\/fileTransferStatusHistory\/\d+\/fileTransferStatusChanged$/,
    "a time that keeps its place among the rows, seen for the first and last time",
  ],
  [
    /^\/(?:fileTransferSize|fileTransferStatus|recipients(?:\/\d+\/\w+Changed)?)$/,
    "after something that the records only tell of (a job, a scan result, a form that was refused), it may have a cause",
  ],
];

test("hardly a change of what the rules compare goes unnoticed, and each that does has a reason", (t) => {
  let tried = 0;
  const passed: string[] = [];

  for (const [name, entries] of recordedLifecycles()) {
    const known = new Set(findingsIn(entries));
    for (const [place, entry] of entries.entries()) {
      const body = entry.kind === "exchange" ? entry.exchange.response.body : null;
      if (body?.kind !== "text" || !body.text.includes('"fileTransferStatus"')) continue;
      const changes = changesOf(JSON.parse(body.text) as Record<string, Json>);
      for (let index = place % oneIn; index < changes.length; index += oneIn) {
        const change = changes[index];
        if (change === undefined) continue;
        tried += 1;
        const found = findingsIn(withBody(entries, place, (one) => applyChange(one, change)));
        if (found.some((finding) => !known.has(finding))) continue;
        passed.push(`${name} ${place} ${change.pointer}`);
      }
    }
  }

  t.diagnostic(`${tried} changes, ${passed.length} not noticed: ${passed.join("; ")}`);
  assert.ok(tried > 1900);
  assert.ok(passed.length < tried * 0.01, passed.join("\n"));
  const unexplained = passed.filter((one) => {
    const pointer = one.slice(one.lastIndexOf(" ") + 1);
    return !mayPass.some(([pattern]) => pattern.test(pointer));
  });
  assert.deepEqual(unexplained, []);
});
