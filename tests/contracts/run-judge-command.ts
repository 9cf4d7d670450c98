/** The command `judge` as `main` runs it, in a folder of the test file's own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";

import { judgeCommand } from "../../scripts/commands/judge.ts";
import { type CommandRun, runCommand } from "../cli/run-command.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-judge-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** @returns what it wrote and how it ended */
export function runJudge(...args: readonly string[]): Promise<CommandRun> {
  return runCommand(judgeCommand, folder, args);
}

/** Writes a file to the folder. @returns its name there */
export async function written(name: string, content: unknown): Promise<string> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  await writeFile(join(folder, name), text);
  return name;
}

/** Headers that every answer has. */
export const security = [
  ["Cache-Control", "no-store"],
  ["X-Content-Type-Options", "nosniff"],
];
/** An exchange that keeps the contract. */
export const good = {
  operation: "confirmDownload",
  request: {
    method: "POST",
    path: "/broker/api/v1/filetransfer/8c696f72-a0a7-48eb-ab20-f0032ed71119/confirmdownload",
    headers: { authorization: "Bearer <recipient>" },
  },
  response: { status: 204, headers: security, body: "" },
};
