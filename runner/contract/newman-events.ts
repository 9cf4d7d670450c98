/** The events of a newman run that we listen to; @types/newman leaves them untyped. */
import type { NewmanRequest, NewmanResponse } from "./exchange.ts";

export interface NewmanItem {
  readonly id: string;
  readonly name: string;
}

export interface RequestEvent {
  readonly item: NewmanItem;
  readonly request: NewmanRequest;
  /** Absent when no response came. */
  readonly response?: NewmanResponse;
}

export interface AssertionEvent {
  readonly item: NewmanItem;
  readonly assertion: string;
  readonly error?: { readonly message: string } | null;
}

/** A script of an item has ended; its error stands beside. */
export interface ScriptEvent {
  readonly item: NewmanItem;
  readonly execution?: {
    readonly collectionVariables?: { toObject(): Readonly<Record<string, unknown>> };
  };
}

export interface StartEvent {
  readonly run: { abort(): void };
}

/** An error of Node's network code, as newman hands it on. */
export interface NetworkError extends Error {
  readonly code?: string;
}

/** What a run tells its listener, in the order in which it happens. */
export interface NewmanListener {
  onRequest(error: NetworkError | null, event: RequestEvent): void;
  onAssertion(event: AssertionEvent): void;
  onScript(error: Error | null, event: ScriptEvent): void;
  /** The item is done, whether it was sent or left out. */
  onItem(item: NewmanItem): void;
}
