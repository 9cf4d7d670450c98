/** What a rule decides: the answer, and what changes because of it. */
import type { EventName } from "../../../contracts/vocabulary.ts";
import type { ByteRange } from "./byte-range.ts";
import type { Change } from "./changes.ts";
import type { Instant } from "./instant.ts";
import type { ProblemCode } from "./problems.ts";

export type JsonValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly JsonValue[]
  /** An object whose names are not ours: written in the map's order. */
  | ReadonlyMap<string, JsonValue>
  | { readonly [name: string]: JsonValue };

/** Member names in the order in which the service writes them, each with its messages. */
export type ValidationErrors = readonly (readonly [key: string, messages: readonly string[]])[];

export type Answer =
  | { readonly kind: "json"; readonly value: JsonValue }
  | { readonly kind: "text"; readonly mediaType: string; readonly text: string }
  | {
      readonly kind: "attachment";
      readonly mediaType: string;
      readonly fileName: string;
      readonly content: Uint8Array;
      readonly headers: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: "empty"; readonly status: 200 | 204 | 403 | 415 }
  | { readonly kind: "problem"; readonly code: ProblemCode }
  /** An exception that the service does not catch: 500. `detail` is its message, which only Development shows. */
  | { readonly kind: "exception"; readonly detail: string }
  /** The token says something that nobody can act for: as if there were none. */
  | { readonly kind: "unauthenticated" }
  | { readonly kind: "validation"; readonly errors: ValidationErrors }
  | { readonly kind: "unreadableMediaType" }
  | {
      readonly kind: "file";
      readonly transferId: string;
      readonly fileName: string;
      readonly sizeBytes: number;
      /** Null: the whole file (200). */
      readonly range: ByteRange | null;
    };

/** A CloudEvent before it has an id and a time. */
export interface EventDraft {
  readonly name: EventName;
  readonly transferId: string;
  readonly resourceId: string;
  /** Nine digits; null when the stored receiver is no organisation. */
  readonly organization: string | null;
  readonly role: "Sender" | "Recipient";
  /** Set by the fault `published-event-twice`: the event's id is then not the derived one. */
  readonly isDuplicate?: true;
}

/** What the scanner finds: null for a clean body, else the SHA-256 of the bad one, in upper-case hex. */
export type ScanFinding = string | null;

/** Work that the service does later, by itself. */
export type Job =
  | { readonly kind: "checkMd5"; readonly transferId: string }
  /** The sandbox's scanner looks at the stored body. */
  | { readonly kind: "scan"; readonly transferId: string; readonly finding: ScanFinding }
  | {
      readonly kind: "purge";
      readonly transferId: string;
      readonly reason: "expired" | "allConfirmed" | "scanFailed";
      readonly dueAt: Instant;
    }
  | { readonly kind: "deleteBody"; readonly transferId: string }
  | { readonly kind: "createStorageProvider"; readonly organization: string }
  /** Comes again and again. */
  | { readonly kind: "findStuckUploads" };

export interface Decision {
  readonly answer: Answer;
  readonly changes: readonly Change[];
  readonly events: readonly EventDraft[];
  readonly jobs: readonly Job[];
}

/** A decision that changes nothing. */
export function answerWith(answer: Answer): Decision {
  return { answer, changes: [], events: [], jobs: [] };
}

/** A refusal by an application error. */
export function refuse(code: ProblemCode): Decision {
  return answerWith({ kind: "problem", code });
}
