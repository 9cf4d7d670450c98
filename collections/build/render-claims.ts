/** What is claimed of an answer, and what is kept of it. */
import { describeAssertion } from "../model/assertion.ts";
import { tokenVariable } from "../model/caller.ts";
import type { OperationStep } from "../model/step.ts";
import { statusClaimName } from "../model/step-name.ts";
import { call, type PlacedStep, stopUnless, text } from "./script-text.ts";

/** The claims of a step, and what it keeps of the answer. */
export function renderClaims(placed: PlacedStep): readonly string[] {
  const { step } = placed;
  const asserts = (step.asserts ?? []).map(
    (assertion) => `claim(${text(describeAssertion(assertion))}, ${call(assertion)});`,
  );
  if (step.kind === "operation") {
    return [
      statusClaim(step),
      ...(step.isProbe === true ? [] : [stopUnless(statusIsRight(step), placed)]),
      ...asserts,
      ...(step.isProbe === true || step.wait === undefined
        ? []
        : [stopUnless(`holds(${call(step.wait.until)})`, placed)]),
      ...keeping(step),
    ];
  }
  switch (step.request.kind) {
    case "abilities":
      return [
        `const abilities = pm.response.code === 200 ? at("/abilities") : [];`,
        `if (Array.isArray(abilities) && abilities.includes("events")) pm.collectionVariables.set("can.events", "yes");`,
      ];
    case "token":
      return tokenKeeping(placed, tokenVariable(step.request.of), step.request.of === "sender");
    case "events":
      return asserts;
    default:
      return step.request satisfies never;
  }
}

function statusClaim({ expect }: OperationStep): string {
  return `claim(${text(statusClaimName(expect))}, ${expectation(expect)});`;
}

function expectation(expect: readonly number[]): string {
  const code = "pm.response.code";
  const received = `String(${code})`;
  return expect.length === 1
    ? `[${text(String(expect[0]))}, ${received}]`
    : `[${JSON.stringify(expect)}.includes(${code}) ? ${received} : ${text(expect.join(" or "))}, ${received}]`;
}

function statusIsRight({ expect }: OperationStep): string {
  return `${JSON.stringify(expect)}.includes(pm.response.code)`;
}

function keeping(step: OperationStep): readonly string[] {
  const captures = Object.entries(step.captures ?? {}).map(
    ([name, pointer]) => `pm.collectionVariables.set(${text(name)}, at(${text(pointer)}));`,
  );
  const forQuery = Object.entries(step.capturesForQuery ?? {}).map(
    ([name, pointer]) =>
      `pm.collectionVariables.set(${text(name)}, encodeURIComponent(at(${text(pointer)})));`,
  );
  const memory =
    step.remembers === undefined
      ? []
      : [`pm.collectionVariables.set(${text(step.remembers)}, pm.response.text());`];
  return [
    ...captures,
    ...forQuery,
    ...memory,
    ...(step.keepsSettings === true ? ["keepSettings();"] : []),
  ];
}

function tokenKeeping(placed: PlacedStep, variable: string, isForged: boolean): readonly string[] {
  const isToken = `pm.response.code === 200 && /^[\\w-]+\\.[\\w-]+\\.[\\w-]+$/.test(pm.response.text().trim())`;
  return [
    `const isToken = ${isToken};`,
    `claim("the generator gives a token", ["a token", isToken ? "a token" : "status " + pm.response.code]);`,
    stopUnless("isToken", placed),
    `const token = pm.response.text().trim();`,
    `pm.collectionVariables.set(${text(variable)}, token);`,
    ...(isForged
      ? [
          `// The first character of the signature is another one: six of its bits are other bits.`,
          `const [head, claims, signature] = token.split(".");`,
          `const other = signature[0] === "A" ? "B" : "A";`,
          `pm.collectionVariables.set(${text(tokenVariable("forged"))}, [head, claims, other + signature.slice(1)].join("."));`,
        ]
      : []),
  ];
}
