import assert from "node:assert/strict";
import { test } from "node:test";

import type { OperationStep, Workflow } from "../../collections/model/step.ts";
import { checkIds, contractNames, placeSteps, selectSteps } from "./select-steps.ts";

function step(operation: OperationStep["operation"], does: string): OperationStep {
  return {
    kind: "operation",
    operation,
    does,
    as: "sender",
    expect: [200],
    asserts: [{ kind: "bodyIsEmpty" }],
  };
}
const begin: Workflow = {
  name: "begin",
  title: "",
  checkClass: "write",
  isAlways: true,
  steps: [step("getServiceOwner", "look")],
};
const send: Workflow = {
  name: "send",
  title: "",
  checkClass: "write",
  steps: [
    step("initializeFileTransfer", "announce"),
    step("uploadFile", "upload"),
    step("downloadFile", "load"),
  ],
};
const configure: Workflow = {
  name: "configure",
  title: "",
  checkClass: "disruptive",
  steps: [step("configureResource", "set")],
};
const workflows = [begin, send, configure];
const all = ["read", "write", "disruptive"] as const;

const labels = (
  only: readonly string[],
  allows: readonly ("read" | "write" | "disruptive")[] = all,
): readonly string[] =>
  selectSteps(workflows, only, allows).steps.map(
    ({ workflow, label }) => `${workflow.name}/${label}`,
  );

const beginning = "begin/01 getServiceOwner";

test("without --only every allowed step is sent", () => {
  assert.equal(labels([]).length, 5);
});

test("a workflow is sent whole, after what every run begins with", () => {
  assert.deepEqual(labels(["send"]), [
    beginning,
    "send/01 initializeFileTransfer",
    "send/02 uploadFile",
    "send/03 downloadFile",
  ]);
});

test("an operation is sent with the steps that lead to it", () => {
  assert.deepEqual(labels(["uploadFile"]), [
    beginning,
    "send/01 initializeFileTransfer",
    "send/02 uploadFile",
  ]);
});

test("a check is sent with the steps that lead to it", () => {
  const ids = checkIds(placeSteps([send])[0] ?? assert.fail());

  assert.deepEqual(ids, [
    "contract/send/01 initializeFileTransfer/contract",
    "contract/send/01 initializeFileTransfer/answers 200",
    "contract/send/01 initializeFileTransfer/body is empty",
  ]);
  assert.deepEqual(labels([ids[2] ?? ""]), [beginning, "send/01 initializeFileTransfer"]);
});

test("a name of another phase sends nothing", () => {
  assert.deepEqual(labels(["sendAndConfirm"]), []);
});

test("what the target does not allow is told apart from what was not picked", () => {
  const selection = selectSteps(workflows, ["uploadFile"], ["write"]);

  assert.deepEqual(selection.notAllowed, [configure]);
  assert.deepEqual(selection.notPicked, [send]);
});

test("the list of names holds workflows, operations and checks", () => {
  const names = contractNames(workflows);

  for (const name of ["send", "uploadFile", "contract/send/02 uploadFile/contract"])
    assert.ok(names.includes(name));
});
