/**
 * Reads the events of an Event Grid delivery as the service's library does: one event or an array of them; the
 * first that misfits refuses the whole delivery (the real service breaks with 500, defect D23).
 */
import { asObject, asText } from "./as-object.ts";
import { readInstant } from "./instant.ts";

export interface GridEvent {
  readonly eventType: string;
  readonly data: unknown;
}

export type GridEvents =
  | { readonly kind: "events"; readonly events: readonly GridEvent[] }
  | { readonly kind: "refused"; readonly complaint: string };

/** In the order in which the library looks for them. */
const requiredTexts = [
  ["subject", "Subject"],
  ["eventType", "EventType"],
  ["dataVersion", "DataVersion"],
  ["id", "Id"],
] as const;

/** @param value a JSON document; what is neither object nor array holds no events */
export function readGridEvents(value: unknown): GridEvents {
  if (typeof value !== "object" || value === null) return { kind: "events", events: [] };
  const events: GridEvent[] = [];
  for (const element of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    const event = readGridEvent(element);
    if (typeof event === "string") return { kind: "refused", complaint: event };
    events.push(event);
  }
  return { kind: "events", events };
}

function readGridEvent(element: unknown): GridEvent | string {
  if (element === null) return "Object reference not set to an instance of an object.";
  const members = asObject(element);
  if (members === null) {
    return `The requested operation requires an element of type 'Object', but the target element has type '${jsonKind(element)}'.`;
  }
  const time = members["eventTime"];
  if (time === null) return "Value cannot be null. (Parameter 'input')";
  if (time !== undefined && readInstant(asText(time)) === null) {
    return `The string '${asText(time)}' was not recognized as a valid DateTime.`;
  }
  for (const [name, parameter] of requiredTexts) {
    const text = members[name] ?? null;
    if (text === null) return `Value cannot be null. (Parameter '${parameter}')`;
    if (typeof text !== "string") {
      return `The requested operation requires an element of type 'String', but the target element has type '${jsonKind(text)}'.`;
    }
  }
  if (members["data"] === undefined) {
    return "Operation is not valid due to the current state of the object.";
  }
  return { eventType: String(members["eventType"]), data: members["data"] };
}

function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return "Array";
  const kind = typeof value;
  return kind === "boolean"
    ? value === true
      ? "True"
      : "False"
    : kind.charAt(0).toUpperCase() + kind.slice(1);
}
