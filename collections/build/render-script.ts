/** The scripts of a request: when it is left out, and what happens to its answer. */
import type { Step } from "../model/step.ts";
import type { PostmanEvent } from "./postman-collection.ts";
import { renderClaims } from "./render-claims.ts";
import { renderWaiting } from "./render-waiting.ts";
import { type ScriptLibrary, withDependencies } from "./script-library.ts";
import { type PlacedStep, stopVariable, text } from "./script-text.ts";

/** Sources that scripts are made of. */
export interface Scripts {
  readonly library: ScriptLibrary;
  /** Sets the values of the run, before its first request. */
  readonly begin: string;
  /**
   * Runs before each request. It stands in each request, not once in the collection: every script costs
   * newman several milliseconds of its own.
   */
  readonly everyRequest: string;
}

const setUpName = "setUp";

export function renderScripts(scripts: Scripts, placed: PlacedStep): readonly PostmanEvent[] {
  const { workflow, index } = placed;
  const isFirstOfAll = workflow.name === setUpName && index === 0;
  return [
    event("prerequest", [
      ...(isFirstOfAll ? [scripts.begin.trim()] : []),
      scripts.everyRequest.trim(),
      ...beforeRequest(placed),
    ]),
    event("test", afterResponse(scripts.library, placed)),
  ];
}

function event(listen: PostmanEvent["listen"], parts: readonly string[]): PostmanEvent {
  const exec = parts.join("\n\n").split("\n");
  return { listen, script: { type: "text/javascript", exec } };
}

function beforeRequest({ workflow, step, index }: PlacedStep): readonly string[] {
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
function neededVariables(step: Step): readonly string[] {
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

function afterResponse(library: ScriptLibrary, placed: PlacedStep): readonly string[] {
  const code = renderWaiting(placed, renderClaims(placed)).join("\n");
  const called = new Set([...code.matchAll(/\b(\w+)\(/g)].map(([, name]) => name ?? ""));
  const used = [...called].filter((name) => library.has(name));
  return [...withDependencies(library, used), code];
}
