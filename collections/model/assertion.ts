/**
 * What a workflow claims about an answer, as data. The generator renders each into a `pm.test` of the
 * collection; the runner knows from the same data which claims exist, also those that were never reached.
 *
 * Texts may hold Postman variables (`{{lifecycle.transfer}}`); they are filled in when the claim is checked.
 */
import type { EventName, FileTransferStatus, RecipientStatus } from "../../contracts/vocabulary.ts";

/** A JSON value; texts may hold variables. */
export type Value =
  string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** One event that is due so far: to whom, and how often. */
export interface ExpectedEvent {
  readonly event: EventName;
  /** Nine digits. */
  readonly organization: string;
  readonly times: number;
  /** As what the organisation hears of it. */
  readonly role: "Sender" | "Recipient";
  /** Sent in some set-ups only (`uploadprocessing` where there is no scan): then not at all, or `times` times. */
  readonly mayBeAbsent?: true;
}

export type Assertion =
  /** The member at this JSON pointer has this value. */
  | { readonly kind: "member"; readonly at: string; readonly equals: Value }
  | { readonly kind: "memberIsOneOf"; readonly at: string; readonly values: readonly Value[] }
  /** The members' times do not go backwards, in this order. */
  | { readonly kind: "timesAreOrdered"; readonly at: readonly string[] }
  /** From one time to the other it is this long, give or take what the service needs between reading its clock twice. */
  | {
      readonly kind: "lasts";
      readonly from: string;
      readonly to: string;
      readonly seconds: number;
      readonly toleranceSeconds: number;
    }
  /** A problem object with this code. */
  | { readonly kind: "problem"; readonly code: `BRO-${string}` }
  /** A validation problem that names these keys, perhaps among others. */
  | { readonly kind: "validationProblem"; readonly keys: readonly string[] }
  | { readonly kind: "header"; readonly name: string; readonly equals: string }
  | { readonly kind: "headerIsAbsent"; readonly name: string }
  /** The `Allow` header names these methods, in any order. */
  | { readonly kind: "allow"; readonly methods: readonly string[] }
  /** The body is this text, byte for byte (UTF-8). */
  | { readonly kind: "body"; readonly equals: string }
  | { readonly kind: "bodyIsEmpty" }
  /** Overview and details: exactly these recipients, in these states. */
  | { readonly kind: "recipients"; readonly states: Readonly<Record<string, RecipientStatus>> }
  /** Details: exactly these statuses, each once, in the order of their times. */
  | {
      readonly kind: "history";
      readonly statuses: readonly FileTransferStatus[];
      /** Statuses of the list that need not be there. */
      readonly mayBeAbsent?: readonly FileTransferStatus[];
    }
  /** Details: exactly these rows of one recipient, in the order of their times. */
  | {
      readonly kind: "recipientHistory";
      readonly organization: string;
      readonly statuses: readonly RecipientStatus[];
    }
  /** Details: the newest history row is the current status, with its time. */
  | { readonly kind: "newestRowIsCurrent" }
  /** Search: the list holds this id once. */
  | { readonly kind: "lists"; readonly id: string }
  | { readonly kind: "doesNotList"; readonly id: string }
  /** Search: the first id stands before the second. */
  | { readonly kind: "listsInOrder"; readonly first: string; readonly second: string }
  /** Service owner: a storage provider of this type is ready. */
  | { readonly kind: "storageProviderIsReady"; readonly type: string }
  /** Resource: a duration in the .NET form that GET writes means this many seconds. */
  | { readonly kind: "duration"; readonly at: string; readonly seconds: number }
  /** The body is what the step remembered under this name had; lists count as sets. */
  | { readonly kind: "unchangedSince"; readonly memory: string }
  /** Each member of what the step remembered has the same value here; this body may have others besides. */
  | { readonly kind: "agreesWith"; readonly memory: string }
  /** Kept events of the transfer: exactly these, well-formed, each with an id of its own. */
  | { readonly kind: "events"; readonly events: readonly ExpectedEvent[] };

/** The claim as a sentence; within a step it is unique, so it names the check. */
export function describeAssertion(assertion: Assertion): string {
  return describe(assertion).replace(/\{\{([^}]*)\}\}/g, "$1");
}

function describe(assertion: Assertion): string {
  switch (assertion.kind) {
    case "member":
      return `${place(assertion.at)} is ${show(assertion.equals)}`;
    case "memberIsOneOf":
      return `${place(assertion.at)} is one of ${assertion.values.map(show).join(", ")}`;
    case "timesAreOrdered":
      return `times do not go backwards: ${assertion.at.map(place).join(", ")}`;
    case "lasts":
      return `${place(assertion.to)} is ${assertion.seconds} seconds after ${place(assertion.from)}`;
    case "problem":
      return `problem code is ${assertion.code}`;
    case "validationProblem":
      return `validation problem names ${assertion.keys.map(show).join(", ")}`;
    case "header":
      return `header ${assertion.name} is ${show(assertion.equals)}`;
    case "headerIsAbsent":
      return `header ${assertion.name} is absent`;
    case "allow":
      return `header Allow names ${assertion.methods.join(", ")}`;
    case "body":
      return "body holds the bytes that were sent";
    case "bodyIsEmpty":
      return "body is empty";
    case "recipients":
      return `recipients are ${Object.entries(assertion.states)
        .map(([organization, state]) => `${organization} ${state}`)
        .join(", ")}`;
    case "history":
      return `history is ${assertion.statuses
        .map((status) =>
          assertion.mayBeAbsent?.includes(status) === true ? `(${status})` : status,
        )
        .join(", ")}`;
    case "recipientHistory":
      return `history of recipient ${assertion.organization} is ${assertion.statuses.join(", ")}`;
    case "newestRowIsCurrent":
      return "newest history row is the current status";
    case "lists":
      return `lists ${assertion.id} once`;
    case "doesNotList":
      return `does not list ${assertion.id}`;
    case "listsInOrder":
      return `lists ${assertion.first} before ${assertion.second}`;
    case "storageProviderIsReady":
      return `storage provider ${assertion.type} is ready`;
    case "duration":
      return `${place(assertion.at)} lasts ${assertion.seconds} seconds`;
    case "unchangedSince":
      return `nothing changed since ${assertion.memory}`;
    case "agreesWith":
      return `agrees with ${assertion.memory}`;
    case "events":
      return `events so far, each once: ${assertion.events.map(describeEvent).join(", ")}`;
    default:
      return assertion satisfies never;
  }
}

function describeEvent({ event, organization, role, times, mayBeAbsent }: ExpectedEvent): string {
  const text = `${event} to ${organization} as ${role}${times === 1 ? "" : ` ${times} times`}`;
  return mayBeAbsent === true ? `(${text})` : text;
}

/** A JSON pointer in words: a leading slash would look like a path in the id of a check. */
function place(pointer: string): string {
  return pointer.slice(1);
}

/** A value in the name of a check: cut, since the check compares all of it and its failure shows more. */
function show(value: Value): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
