import assert from "node:assert/strict";
import { test } from "node:test";

import { staleFiles } from "./stale-files.ts";

const onDisk: Readonly<Record<string, string>> = { "a.json": "{}\n", "b.json": "[]\n" };
const read = async (path: string): Promise<string> =>
  onDisk[path] ?? Promise.reject(new Error(path));

const cases = [
  {
    name: "a file that is byte for byte the same is not stale",
    files: { "a.json": "{}\n" },
    stale: [],
  },
  { name: "one other byte makes a file stale", files: { "a.json": "{} \n" }, stale: ["a.json"] },
  { name: "a file that is missing is stale", files: { "c.json": "" }, stale: ["c.json"] },
  {
    name: "all stale files are named, sorted",
    files: { "c.json": "", "b.json": "" },
    stale: ["b.json", "c.json"],
  },
];
for (const { name, files, stale } of cases) {
  test(name, async () => {
    assert.deepEqual(await staleFiles(new Map(Object.entries(files)), read), stale);
  });
}
