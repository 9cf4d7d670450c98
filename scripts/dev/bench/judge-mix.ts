/** What the bench has judged: the records of the real service. */
import { readdir, readFile } from "node:fs/promises";

import { operationIds } from "../../../contracts/vocabulary.ts";
import { readRecords } from "../../../runner/judge/read-records.ts";
import { projectUrl } from "../../../runner/suite-version.ts";
import type { JudgeQuestion } from "./judge-all.ts";

/** All recorded exchanges of operations, in the order of the files. */
export async function recordedQuestions(): Promise<readonly JudgeQuestion[]> {
  const folder = new URL("tests/records/", projectUrl);
  const questions: JudgeQuestion[] = [];
  for (const file of (await readdir(folder)).sort()) {
    // Events are no exchanges.
    if (!file.endsWith(".jsonl") || file === "events.jsonl") continue;
    for (const entry of readRecords(await readFile(new URL(file, folder), "utf8"), file)) {
      if (entry.kind !== "exchange") continue;
      const { operation, request, response, context } = entry.exchange;
      const operationId = operationIds.find((id) => id === operation);
      if (operationId !== undefined) questions.push({ operationId, request, response, context });
    }
  }
  return questions;
}

/** What is timed in k6: overviews, as the service writes them and in another order, and a problem. */
export function timedQuestions(
  questions: readonly JudgeQuestion[],
): Readonly<Record<string, JudgeQuestion>> {
  const find = (status: number): JudgeQuestion => {
    const found = questions.find(
      ({ operationId, response }) =>
        operationId === "getFileTransferOverview" &&
        response.status === status &&
        response.body.kind === "text" &&
        response.body.text !== "",
    );
    if (found === undefined) throw new Error(`no record of an overview with ${String(status)}`);
    return found;
  };
  const usual = find(200);
  const text = usual.response.body.kind === "text" ? usual.response.body.text : "";
  const members = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
  const turned = JSON.stringify(Object.fromEntries(members.toReversed()));
  return {
    overview: usual,
    "overview, turned round": {
      ...usual,
      response: { ...usual.response, body: { kind: "text", text: turned } },
    },
    "problem 404": find(404),
  };
}
