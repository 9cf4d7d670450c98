import assert from "node:assert/strict";
import { test } from "node:test";

import type { Question } from "./decide.ts";
import { decide } from "./decide.ts";
import type { Policy } from "./policy.ts";

const sender = "991825827";
const recipient = "986252932";
const delegate = "974761076";

const policy: Policy = {
  callers: "issued",
  ownOrganization: ["read", "write"],
  permits: [{ subject: delegate, party: sender, resource: "r-1*", actions: ["write"] }],
  denials: [{ subject: "*", party: "*", resource: "r-closed", actions: ["write"] }],
  minimumLevels: [],
};
const own: Question = {
  subject: sender,
  party: sender,
  resource: "r-1",
  isResourceKnown: true,
  action: "write",
};
const forSender: Question = { ...own, subject: delegate };

const cases: readonly { name: string; question: Question; decision: string }[] = [
  { name: "for its own organisation", question: own, decision: "Permit" },
  {
    name: "for its own organisation to read",
    question: { ...own, action: "read" },
    decision: "Permit",
  },
  {
    name: "for another organisation",
    question: { ...own, party: recipient },
    decision: "NotApplicable",
  },
  {
    name: "for an action nobody has",
    question: { ...own, action: "delete" },
    decision: "NotApplicable",
  },
  { name: "in other letters", question: { ...own, action: "Write" }, decision: "NotApplicable" },
  {
    name: "on an unknown resource",
    question: { ...own, isResourceKnown: false },
    decision: "NotApplicable",
  },
  {
    name: "whose subject is unknown",
    question: { ...own, subject: null },
    decision: "NotApplicable",
  },
  { name: "without party", question: { ...own, party: null }, decision: "NotApplicable" },
  {
    name: "with neither",
    question: { ...own, subject: null, party: null },
    decision: "NotApplicable",
  },
  { name: "of a delegate", question: forSender, decision: "Permit" },
  {
    name: "of a delegate for another action",
    question: { ...forSender, action: "read" },
    decision: "NotApplicable",
  },
  {
    name: "of a delegate on another resource",
    question: { ...forSender, resource: "r-2" },
    decision: "NotApplicable",
  },
  {
    name: "of a delegate for another party",
    question: { ...forSender, party: recipient },
    decision: "NotApplicable",
  },
  { name: "that a denial fits", question: { ...own, resource: "r-closed" }, decision: "Deny" },
  {
    name: "beside a denial",
    question: { ...own, resource: "r-closed", action: "read" },
    decision: "Permit",
  },
];
for (const { name, question, decision } of cases) {
  test(`a request ${name} is ${decision}`, () => {
    const verdict = decide(policy, question);

    assert.equal(verdict.decision, decision);
    assert.notEqual(verdict.reason, "");
  });
}
