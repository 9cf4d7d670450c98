/** Polling in a collection: the request names itself as the next one, and a timer holds the script back. */
import { call, type PlacedStep, text } from "./script-text.ts";

/** How long a step waits for events once an earlier one has waited in vain, in milliseconds. */
const lateEventsMs = 1000;

/** Time between two requests, in milliseconds: short at first, then a quarter of what was waited so far. */
const shortestPollMs = 200;
const longestPollMs = 2000;

/** Sends the request again until the claim holds or the deadline is over; then the claims are made. */
export function renderWaiting(
  { workflow, step, index }: PlacedStep,
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
    ...(until.kind === "events" ? [call(until).replace(/^events/, "eventsMayStillCome")] : []),
    `Date.now() < Number(pm.collectionVariables.get(${deadline}))`,
  ];
  // Where events are late once, they are missing: each later step would wait in vain.
  const waitsMs =
    until.kind === "events"
      ? `pm.collectionVariables.get("events.late") ? ${lateEventsMs} : ${withinSeconds * 1000}`
      : String(withinSeconds * 1000);
  return [
    `if (!pm.collectionVariables.get(${deadline})) pm.collectionVariables.set(${deadline}, Date.now() + (${waitsMs}));`,
    `if (${goesOn.join(" && ")}) {`,
    `  pm.execution.setNextRequest(pm.info.requestId);`,
    `  const leftMs = pm.collectionVariables.get(${deadline}) - Date.now();`,
    `  setTimeout(() => {}, Math.max(${shortestPollMs}, Math.min(${longestPollMs}, (${withinSeconds * 1000} - leftMs) / 4)));`,
    `} else {`,
    `  pm.collectionVariables.unset(${deadline});`,
    ...(until.kind === "events"
      ? [`  if (!holds(${call(until)})) pm.collectionVariables.set("events.late", "yes");`]
      : []),
    ...then.map((line) => `  ${line}`),
    `}`,
  ];
}
