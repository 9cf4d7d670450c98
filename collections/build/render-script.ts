/** The scripts of a request: when it is left out, what is claimed of its answer, and what is kept of it. */
import { describeAssertion, type Assertion } from "../model/assertion.ts";
import { tokenVariable } from "../model/caller.ts";
import type { OperationStep, Step, Workflow } from "../model/step.ts";
import { stepLabel } from "../model/step-name.ts";
import type { PostmanEvent } from "./postman-collection.ts";
import { type ScriptLibrary, withDependencies } from "./script-library.ts";

/** Sources that scripts are made of. */
export interface Scripts {
  readonly library: ScriptLibrary;
  /** Sets the values of the run, before its first request. */
  readonly begin: string;
  /** Runs before each request. */
  readonly everyRequest: string;
}

const setUpName = "setUp";

export function renderScripts(
  scripts: Scripts,
  workflow: Workflow,
  step: Step,
  index: number,
): readonly PostmanEvent[] {
  const isFirstOfAll = workflow.name === setUpName && index === 0;
  return [
    event("prerequest", [
      ...(isFirstOfAll ? [scripts.begin.trim()] : []),
      ...beforeRequest(workflow, step, index),
    ]),
    event("test", afterResponse(scripts.library, workflow, step, index)),
  ];
}

export function event(listen: PostmanEvent["listen"], parts: readonly string[]): PostmanEvent {
  const exec = parts.join("\n\n").split("\n");
  return { listen, script: { type: "text/javascript", exec } };
}

function beforeRequest(workflow: Workflow, step: Step, index: number): readonly string[] {
  const stops = workflow.name === setUpName ? [setUpName] : [setUpName, workflow.name];
  const reasons = [
    ...stops.map((name) => `pm.collectionVariables.get(${text(stopVariable(name))})`),
    ...neededVariables(step).map((name) => `!pm.variables.has(${text(name)})`),
    ...(step.needs === undefined ? [] : [needReasons[step.needs]]),
  ];
  const isFirst = index === 0;
  return [
    ...(isFirst ? [`pm.collectionVariables.unset(${text(stopVariable(workflow.name))});`] : []),
    `if (${reasons.join(" || ")}) pm.execution.skipRequest();`,
    ...(step.pauseMs === undefined ? [] : [`setTimeout(() => {}, ${step.pauseMs});`]),
  ];
}

/** Variables that the path is made of: without them the request would go to another place. */
export function neededVariables(step: Step): readonly string[] {
  const values =
    step.kind === "operation"
      ? Object.values(step.path ?? {})
      : step.request.kind === "events"
        ? [step.request.transfer]
        : [];
  return values.flatMap((value) =>
    [...value.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name ?? ""),
  );
}

const needReasons = {
  events: 'pm.collectionVariables.get("can.events") !== "yes"',
  ownResource: 'pm.collectionVariables.get("ownsResource") !== "yes"',
  givenResource: 'pm.collectionVariables.get("ownsResource") === "yes"',
} as const;

/** Variable that is set when a workflow cannot go on. */
function stopVariable(workflowName: string): string {
  return `stopped.${workflowName}`;
}

function afterResponse(
  library: ScriptLibrary,
  workflow: Workflow,
  step: Step,
  index: number,
): readonly string[] {
  const code = waiting(workflow, step, index, claims(workflow, step, index)).join("\n");
  const called = new Set([...code.matchAll(/\b(\w+)\(/g)].map(([, name]) => name ?? ""));
  const used = [...called].filter((name) => library.has(name));
  return [...withDependencies(library, used), code];
}

/** Sends the request again until the claim holds or the deadline is over; then the claims are made. */
function waiting(
  workflow: Workflow,
  step: Step,
  index: number,
  then: readonly string[],
): readonly string[] {
  if (step.wait === undefined) return then;
  const { until, withinSeconds } = step.wait;
  const deadline = text(`deadline.${workflow.name}.${index + 1}`);
  const states = step.wait.while;
  const goesOn = [
    `pm.response.code === 200`,
    `!holds(${call(until)})`,
    ...(states === undefined
      ? []
      : [`${JSON.stringify(states.in)}.includes(at(${text(states.at)}))`]),
    `Date.now() < Number(pm.collectionVariables.get(${deadline}))`,
  ];
  return [
    `if (!pm.collectionVariables.get(${deadline})) pm.collectionVariables.set(${deadline}, Date.now() + ${withinSeconds * 1000});`,
    `if (${goesOn.join(" && ")}) {`,
    `  pm.execution.setNextRequest(pm.info.requestId);`,
    `  setTimeout(() => {}, 200);`,
    `} else {`,
    `  pm.collectionVariables.unset(${deadline});`,
    ...then.map((line) => `  ${line}`),
    `}`,
  ];
}

function claims(workflow: Workflow, step: Step, index: number): readonly string[] {
  const asserts = (step.asserts ?? []).map(
    (assertion) => `claim(${text(describeAssertion(assertion))}, ${call(assertion)});`,
  );
  if (step.kind === "operation") {
    return [
      statusClaim(step),
      ...(step.isProbe === true ? [] : [stopUnless(statusIsRight(step), workflow, step, index)]),
      ...asserts,
      ...(step.isProbe === true || step.wait === undefined
        ? []
        : [stopUnless(`holds(${call(step.wait.until)})`, workflow, step, index)]),
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
      return tokenKeeping(
        workflow,
        step,
        index,
        tokenVariable(step.request.of),
        step.request.of === "sender",
      );
    case "events":
      return asserts;
    default:
      return step.request satisfies never;
  }
}

function statusClaim({ expect }: OperationStep): string {
  return `claim(${text(statusClaimName(expect))}, ${expectation(expect)});`;
}

/** Name of the claim about the status code. */
export function statusClaimName(expect: readonly number[]): string {
  return `answers ${expect.join(" or ")}`;
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

function stopUnless(condition: string, workflow: Workflow, step: Step, index: number): string {
  return `if (!(${condition})) pm.collectionVariables.set(${text(stopVariable(workflow.name))}, ${text(stepLabel(step, index))});`;
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

function tokenKeeping(
  workflow: Workflow,
  step: Step,
  index: number,
  variable: string,
  isForged: boolean,
): readonly string[] {
  const isToken = `pm.response.code === 200 && /^[\\w-]+\\.[\\w-]+\\.[\\w-]+$/.test(pm.response.text().trim())`;
  return [
    `const isToken = ${isToken};`,
    `claim("the generator gives a token", ["a token", isToken ? "a token" : "status " + pm.response.code]);`,
    stopUnless("isToken", workflow, step, index),
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

function call(assertion: Assertion): string {
  const { kind, ...details } = assertion;
  return `${kind}(${Object.keys(details).length === 0 ? "" : JSON.stringify(details)})`;
}

function text(value: string): string {
  return JSON.stringify(value);
}
