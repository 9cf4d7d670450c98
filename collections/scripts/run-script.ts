/** Runs the functions of the collection's scripts on an answer, for their tests. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

import { parseLibrary } from "../build/script-library.ts";
import { call } from "../build/script-text.ts";
import type { Assertion } from "../model/assertion.ts";

export interface Answer {
  readonly body?: unknown;
  /** Instead of `body`: the raw text. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const files = ["base", "claims", "history", "sets", "events", "settings"];
const library = parseLibrary(
  files.map((name) => readFileSync(new URL(`${name}.js`, import.meta.url), "utf8")),
);
const source = [...library.values()].join("\n\n");

/** Runs a script text on an answer, as Postman's sandbox would. */
export function run(
  script: string,
  answer: Answer,
  variables: Readonly<Record<string, unknown>> = {},
): unknown {
  const headers = Object.entries(answer.headers ?? {}).map(([key, value]) => ({ key, value }));
  const find = (name: string): string | undefined =>
    headers.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value;
  const scope = {
    has: (name: string) => name in variables,
    get: (name: string) => variables[name],
    replaceIn: (text: string) =>
      text.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => String(variables[name])),
  };
  const pm = {
    variables: scope,
    collectionVariables: scope,
    response: {
      code: 200,
      text: () => answer.text ?? JSON.stringify(answer.body),
      headers: {
        filter: (choose: (header: { readonly key: string }) => boolean) => headers.filter(choose),
        has: (name: string) => find(name) !== undefined,
        get: find,
      },
    },
  };
  return runInNewContext(`${source}\n${script}`, { pm });
}

/** Whether the claim holds of the answer. */
const holds = (
  assertion: Assertion,
  answer: Answer,
  variables?: Readonly<Record<string, unknown>>,
): unknown => run(`holds(${call(assertion)})`, answer, variables);

/** A kind of claim, an answer of which it holds, and some of which it does not. */
export interface ClaimCase {
  readonly name: string;
  readonly assertion: Assertion;
  readonly right: Answer;
  readonly wrong: readonly Answer[];
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** @throws {AssertionError} when the claim says yes or no to the wrong answer */
export function assertSaysYesAndNo({ assertion, right, wrong, variables }: ClaimCase): void {
  assert.equal(holds(assertion, right, variables), true);
  for (const answer of wrong) {
    assert.equal(holds(assertion, answer, variables), false, JSON.stringify(answer));
  }
}
