import assert from "node:assert/strict";
import { test } from "node:test";

import { rules } from "../../contracts/judge/rules.ts";
import type { Entry } from "../../runner/judge/exchange.ts";
import { readYaml } from "../../runner/contract-build/read-document.ts";
import { brokenReadings } from "./broken-readings.ts";
import {
  findingsIn,
  recordedLifecycles,
  withBody,
  withExchange,
  withResponse,
} from "./recorded-lifecycles.ts";

const lifecycles = recordedLifecycles();
const whole = lifecycles.get("full-two-recipients-grace-5s") ?? [];

test("every recorded lifecycle is without a finding, but for those that show a defect", () => {
  const found = [...lifecycles].flatMap(([name, entries]) =>
    findingsIn(entries).map((finding) => `${name}: ${finding}`),
  );

  assert.equal(lifecycles.size, 36);
  assert.deepEqual(found, [
    "scan-clean-before-upload: 4 effect-unexpected /fileTransferStatus D21",
    "scan-clean-before-upload: 5 history-disordered /fileTransferStatusHistory/1 D21",
    "scan-clean-before-upload: 7 effect-unexpected /fileTransferStatus D21",
    "scan-clean-before-upload: 8 history-disordered /fileTransferStatusHistory/1 D21",
    "expiry-while-processing: 10 state-went-back /fileTransferStatus D21",
    "expiry-while-processing: 11 state-went-back /fileTransferStatus D21",
    "expiry-while-processing: 11 history-disordered /fileTransferStatusHistory/4 D21",
  ]);
});

for (const { name, place, edit, expected } of brokenReadings) {
  test(`found: ${name}`, () => {
    const found = findingsIn(withBody(whole, place, edit));

    for (const one of expected)
      assert.ok(
        found.some((text) => text.startsWith(one)),
        found.join("\n"),
      );
    assert.equal(found.length, expected.length, found.join("\n"));
  });
}

const answered = (place: number, parts: Parameters<typeof withResponse>[1]): readonly Entry[] =>
  withExchange(whole, place, (entry) => withResponse(entry, parts));
const text = (value: string) => ({ body: { kind: "text" as const, text: value } });
const problem = (problemCode: string, status: number) => ({
  status,
  ...text(JSON.stringify({ status, code: problemCode })),
});

const answers: readonly {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly expected: readonly string[];
}[] = [
  {
    name: "a download of other bytes",
    entries: answered(10, text("hellO")),
    expected: ["10 bytes-differ"],
  },
  {
    name: "a download of fewer bytes",
    entries: answered(10, text("hell")),
    expected: ["10 size-differs"],
  },
  {
    name: "a transfer that is not found",
    entries: answered(1, problem("BRO-00001", 404)),
    expected: ["1 answer-contradicts-state"],
  },
  {
    name: "an upload to a transfer that is Published",
    entries: answered(8, { status: 200, ...text("{}") }),
    expected: ["8 answer-contradicts-state"],
  },
  {
    name: "a confirmation without a download",
    entries: answered(9, { status: 204, ...text("") }),
    expected: ["9 answer-contradicts-state", "11 effect-missing", "12 effect-missing"],
  },
  {
    name: "a confirmation after the last one",
    entries: answered(35, { status: 204, ...text("") }),
    expected: ["35 answer-contradicts-state"],
  },
  {
    name: "a download of a file that is purged",
    entries: answered(43, { status: 200, ...text("hello") }),
    expected: ["43 answer-contradicts-state"],
  },
  {
    name: "a confirmation that is refused for want of a download",
    entries: answered(16, problem("BRO-00019", 400)),
    expected: ["16 answer-contradicts-state", "17 effect-unexpected", "18 effect-unexpected"],
  },
  {
    name: "a download that is refused though the transfer is Published",
    entries: answered(13, problem("BRO-00007", 403)),
    expected: ["14 answer-contradicts-state", "15 answer-contradicts-state"],
  },
];
for (const { name, entries, expected } of answers) {
  test(`found: ${name}`, () => {
    const found = findingsIn(entries);

    assert.deepEqual(
      found.slice(0, expected.length).map((one) => one.split(" ").slice(0, 2).join(" ")),
      expected,
      found.join("\n"),
    );
  });
}

test("the contract states the promise of each rule that is used here", async () => {
  const { data } = await readYaml("contracts/broker.openapi.yaml");
  const promised = Object.keys(data["x-sequence"] as object);
  const known: readonly string[] = rules;

  assert.deepEqual(
    promised.filter((rule) => !known.includes(rule)),
    [],
  );
  const used = [...brokenReadings, ...answers].flatMap(({ expected }) =>
    expected.map((one) => one.split(" ")[1] ?? ""),
  );
  assert.deepEqual(
    used.filter((rule) => !promised.includes(rule)),
    [],
  );
});

test("an id that was given before is found", () => {
  assert.deepEqual(findingsIn([...whole.slice(0, 3), whole[0] as Entry]), [
    "3 id-reused /fileTransferId",
  ]);
});
