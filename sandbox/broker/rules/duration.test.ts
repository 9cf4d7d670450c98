import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDuration, readDuration } from "./duration.ts";

const accepted: readonly (readonly [iso: string, dotnet: string])[] = [
  ["P30D", "30.00:00:00"],
  ["PT2H", "02:00:00"],
  ["P1Y", "365.00:00:00"],
  ["P12M", "365.00:00:00"],
  ["P1M", "30.00:00:00"],
  ["P13M", "395.00:00:00"],
  ["PT0.5S", "00:00:00.5000000"],
  ["PT1.123456789S", "00:00:01.1234560"],
  ["PT0.0000001S", "00:00:00"],
  ["-P1D", "-1.00:00:00"],
  ["P1DT2H3M4.5S", "1.02:03:04.5000000"],
  [" PT0S ", "00:00:00"],
];
for (const [iso, dotnet] of accepted) {
  test(`${iso} is written back as ${dotnet}`, () => {
    const reading = readDuration(iso);

    assert.equal(
      reading.kind === "duration" ? formatDuration(reading.micros) : reading.kind,
      dotnet,
    );
  });
}

for (const text of [
  "",
  " ",
  "P",
  "PT",
  "P1W",
  "p30d",
  "+P1D",
  "30D",
  "PT1.5H",
  "1.00:00:00",
  "P2147483648D",
]) {
  test(`"${text}" is malformed`, () => assert.deepEqual(readDuration(text), { kind: "malformed" }));
}
