import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "../../contracts/judge/judge.ts";
import {
  isObject,
  readYaml,
  resolve,
  type Json,
} from "../../runner/contract-build/read-document.ts";
import { goodFacts } from "./good-facts.ts";
import { uploadRows } from "./upload-mutations.ts";
import { tusHeaderKinds } from "./mutations/tus-header-kinds.ts";
import { goodSubjects } from "./mutations/subject.ts";

const subjects = goodSubjects();
const { data: contract } = await readYaml("contracts/broker.openapi.yaml");

/** Whether the pointer leads to something, references on its way followed. */
function leadsSomewhere(pointer: string): boolean {
  let value: Json | undefined = contract;
  for (const step of pointer.split("/").slice(1)) {
    const here: Json | undefined = isObject(value) ? resolve(contract, value, "").value : value;
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(here)
      ? (here as readonly Json[])[Number(name)]
      : isObject(here)
        ? here[name]
        : undefined;
  }
  return value !== undefined;
}

test("each violation of resumable upload points into the contract", () => {
  const broken = [
    ...uploadRows.map(([, of, change]) => ({ operationId: of[0], facts: change(goodFacts(of)) })),
    ...tusHeaderKinds.flatMap((kind) => {
      const subject = subjects.find((one) => kind.ways(one).length > 0);
      const facts = subject && kind.ways(subject)[0]?.facts();
      return subject && facts ? [{ operationId: subject.operationId, facts }] : [];
    }),
  ];

  const places = broken.flatMap(({ operationId, facts }) =>
    judge(operationId, facts.request, facts.response).violations.map((one) => one.contract),
  );

  assert.ok(places.length > 40);
  assert.deepEqual(
    places.filter((place) => !leadsSomewhere(place)),
    [],
  );
});
