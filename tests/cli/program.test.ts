/** The program as a whole: help, version, mistakes, and which stream says what. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runCli } from "./broker-suite.ts";

const commands = [
  "run",
  "contract",
  "load",
  "judge",
  "sandbox",
  "platform",
  "collections",
  "k6",
  "doctor",
];

for (const command of commands) {
  test(`the help of ${command} begins with an example, on stdout`, async () => {
    const { exitCode, stdout, stderr } = await runCli([command, "--help"]);

    assert.equal(exitCode, 0);
    assert.match(stdout, new RegExp(`^Example: broker-suite ${command}`));
    assert.equal(stderr, "");
  });
}

test("the program's help begins with an example and names every command", async () => {
  const { exitCode, stdout } = await runCli(["--help"]);

  assert.equal(exitCode, 0);
  assert.match(stdout, /^Example: broker-suite run/);
  for (const command of commands) assert.match(stdout, new RegExp(`^ {2}${command} `, "m"));
});

const mistakes = [
  { name: "an unknown command", args: ["cotract"], words: /unknown command 'cotract'[^]*contract/ },
  { name: "an unknown flag", args: ["run", "--only-this"], words: /unknown option '--only-this'/ },
  {
    name: "a reporter that is none",
    args: ["run", "--reporter", "pdf"],
    words: /html, junit, json/,
  },
  { name: "a seed that is none", args: ["run", "--seed", "x"], words: /whole number/ },
  { name: "a rate that is none", args: ["load", "--rate", "0"], words: /above 0/ },
  { name: "a duration without unit", args: ["load", "--duration", "10"], words: /30s or 5m/ },
  { name: "a port that is none", args: ["sandbox", "--port", "70000"], words: /0 to 65535/ },
  {
    name: "an unknown workload",
    args: ["load", "--workload", "huge"],
    words: /\[WORKLOAD_UNKNOWN\]/,
  },
  {
    name: "an unknown name for --only",
    args: ["contract", "--only", "nothing"],
    words: /\[ONLY_UNKNOWN\]/,
  },
  {
    name: "an unknown fault",
    args: ["contract", "--fault", "nothing"],
    words: /\[FAULT_UNKNOWN\]/,
  },
  {
    name: "a k6 flag that replaces the workload",
    args: ["load", "--", "--vus", "3"],
    words: /\[K6_FLAG_REFUSED\]/,
  },
  {
    name: "an env file that is not there",
    args: ["run", "--env-file", "nowhere.env"],
    words: /\[ENV_FILE_UNREADABLE\]/,
  },
  {
    name: "load on a service that is not on this machine",
    args: [
      "load",
      "--broker-url",
      "https://b.example.org",
      "--platform-url",
      "https://p.example.org",
    ],
    words: /\[LOAD_NOT_ALLOWED\]/,
  },
];
for (const { name, args, words } of mistakes) {
  test(`${name} is exit 2, told on stderr alone`, async () => {
    const { exitCode, stdout, stderr } = await runCli(args);

    assert.equal(exitCode, 2, stderr);
    assert.match(stderr, words);
    assert.equal(stdout, "");
  });
}

test("an env file gives variables", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-"));
  const file = join(folder, "local.env");
  await writeFile(file, "BROKER_URL=http://127.0.0.1:5096\n");

  const { exitCode, stderr } = await runCli(["contract", "--env-file", file]);

  await rm(folder, { recursive: true });
  assert.equal(exitCode, 2);
  assert.match(stderr, /--platform-url \(PLATFORM_URL\) is missing/);
});

test("--list prints what --only takes, and runs nothing", async () => {
  const { exitCode, stdout, stderr } = await runCli(["run", "--list"]);

  const names = stdout.trim().split("\n");
  assert.equal(exitCode, 0);
  assert.equal(stderr, "");
  for (const name of ["lifecycle", "uploadFile"]) assert.ok(names.includes(name));
});
