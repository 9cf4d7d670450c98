/** What control answers. */
import type { JsonObject } from "../platform/json.ts";

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** @param body of a request that has one; null when it is no JSON object */
export type ControlRoute = (method: string, body: JsonObject | null) => Reply;

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

export function failure(status: number, error: string): Reply {
  return { status, body: { error } };
}

export function wrongMethod(): Reply {
  return failure(405, "that method is not known here");
}
