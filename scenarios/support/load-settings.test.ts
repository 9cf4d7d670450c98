import assert from "node:assert/strict";
import { test } from "node:test";

import { loadVariables } from "../workloads/variables.ts";
import { type LoadSettings, parseLoadSettings } from "./load-settings.ts";

const loopback = { BROKER_URL: "http://127.0.0.1:1", PLATFORM_URL: "http://127.0.0.1:2" };

function settingsOf(env: Readonly<Record<string, string>>): LoadSettings {
  const parsed = parseLoadSettings(env, () => "new-run");
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problems.join("; "));
  return parsed.settings;
}

test("without variables the load is a smoke run against the sandbox", () => {
  const settings = settingsOf({});

  assert.equal(settings.brokerUrl, "http://127.0.0.1:5096");
  assert.equal(settings.platformUrl, "http://127.0.0.1:5097");
  assert.equal(settings.workload.name, "smoke");
  assert.equal(settings.runId, "new-run");
  assert.ok(settings.judges && settings.hashes && !settings.bails);
});

test("variables change rate, duration and size of the workload they name", () => {
  const { workload } = settingsOf({
    ...loopback,
    WORKLOAD: "average-load",
    RATE: "2.5",
    DURATION: "1m30s",
    FILE_SIZE: "2048",
  });

  assert.equal(workload.name, "average-load");
  assert.equal(workload.ratePerSecond, 2.5);
  assert.equal(workload.durationSeconds, 90);
  assert.equal(workload.fileSizeBytes, 2048);
});

test("every example of the table of variables is accepted", () => {
  const env = Object.fromEntries(
    Object.values(loadVariables).map(({ name, example }) => [name, example]),
  );

  settingsOf(env);
});

const refused: readonly (readonly [name: string, value: string])[] = [
  ["WORKLOAD", "spike"],
  ["RATE", "0"],
  ["RATE", "fast"],
  ["RATE", "1e3"],
  ["RATE", ""],
  ["DURATION", "soon"],
  ["FILE_SIZE", "15"],
  ["RUN_ID", "a b"],
  ["SEED", "-1"],
  ["SEED", "1.5"],
  ["JUDGE", "no"],
  ["RESOURCE_ID", " "],
];
for (const [name, value] of refused) {
  test(`${name}="${value}" is refused by name, with an example`, () => {
    const parsed = parseLoadSettings({ ...loopback, [name]: value }, () => "run");

    assert.ok(!parsed.ok);
    assert.equal(parsed.problems.length, 1);
    assert.ok(parsed.problems[0]?.includes(name));
  });
}

test("all problems are told at once", () => {
  const parsed = parseLoadSettings(
    { BROKER_URL: "http://127.0.0.1:1", RATE: "x", SEED: "y" },
    () => "run",
  );

  assert.ok(!parsed.ok);
  assert.equal(parsed.problems.length, 3);
});

test("a broker that is not on this machine is not loaded", () => {
  const env = { BROKER_URL: "https://broker.example", PLATFORM_URL: "https://platform.example" };

  const parsed = parseLoadSettings(env, () => "run");

  assert.ok(!parsed.ok);
  assert.match(parsed.problems[0] ?? "", /not on this machine/);
});
