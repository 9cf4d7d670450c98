/** Brings events to subscribers, again and again where that fails. */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";

import type { Clocks } from "../clocks.ts";
import type { RecentRecords } from "../recent-records.ts";
import type { StoredEvent } from "./event-store.ts";
import type { PushRecord } from "./push-record.ts";
import type { Subscription } from "./subscription.ts";
import type { Subscriptions } from "./subscriptions.ts";

export interface PusherOptions {
  readonly platformUrl: string;
  readonly subscriptions: Subscriptions;
  readonly pushes: RecentRecords<PushRecord>;
  readonly clocks: { current: Clocks };
  readonly nowMs: () => number;
  /** Whether a consumer may still have the event. */
  readonly isAllowed: (subscription: Subscription, event: StoredEvent) => boolean;
  readonly closing: AbortSignal;
}

interface Parcel {
  readonly subscriptionId: number;
  readonly eventId: string;
  readonly type: string;
  readonly body: string;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
/** "up to 12 attempts": what is waited after each failed one but the last. */
export const documentedWaitsMs: readonly number[] = [
  10 * secondMs,
  30 * secondMs,
  minuteMs,
  5 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  12 * hourMs,
];
const answerWithinMs = 5 * minuteMs;
/** Attempts under way at once: a load run's events would otherwise open thousands of connections. */
const largestConcurrency = 32;
const validationType = "platform.events.validatesubscription";

export class Pusher {
  readonly #options: PusherOptions;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor(options: PusherOptions) {
    this.#options = options;
  }

  /** Sends the event that an end point has to answer with 2xx before it gets any other. */
  validate({ id }: Subscription): void {
    const event = {
      id: randomUUID(),
      source: `${this.#options.platformUrl}/events/api/v1/subscriptions/${id}`,
      type: validationType,
      specversion: "1.0",
    };
    const parcel = { subscriptionId: id, eventId: event.id, type: event.type };
    void this.#bring({ ...parcel, body: JSON.stringify(event) });
  }

  /** Sends a published event to everybody who subscribed to it. */
  push(event: StoredEvent): void {
    const { subscriptions, isAllowed } = this.#options;
    for (const subscription of subscriptions.matching(event)) {
      if (!isAllowed(subscription, event)) continue;
      const { id: eventId, type, text: body } = event;
      void this.#bring({ subscriptionId: subscription.id, eventId, type, body });
    }
  }

  async #bring(parcel: Parcel): Promise<void> {
    const { subscriptions, clocks, closing } = this.#options;
    for (let attempt = 1; !closing.aborted; attempt += 1) {
      const subscription = subscriptions.find(parcel.subscriptionId);
      // Deleted in the meantime.
      if (subscription === undefined) return;
      const status = await this.#inTurn(() => this.#post(subscription.endPoint, parcel.body));
      if (closing.aborted) return;
      const isDelivered = status !== null && status >= 200 && status <= 299;
      const waitMs = documentedWaitsMs[attempt - 1];
      const outcome = isDelivered ? "delivered" : waitMs === undefined ? "dead" : "failed";
      if (isDelivered && parcel.type === validationType)
        subscriptions.markValidated(subscription.id);
      this.#record(parcel, attempt, status, outcome);
      if (isDelivered || waitMs === undefined) return;
      await delay(waitMs / clocks.current.pushSpeed, undefined, {
        signal: closing,
        ref: false,
      }).catch(() => undefined);
    }
  }

  #record(
    { subscriptionId, eventId, type }: Parcel,
    attempt: number,
    status: number | null,
    outcome: PushRecord["outcome"],
  ): void {
    const pushedAt = new Date(this.#options.nowMs()).toISOString();
    this.#options.pushes.add({ pushedAt, subscriptionId, eventId, type, attempt, status, outcome });
  }

  /** The status, or null when there was no answer. */
  async #post(endPoint: string, body: string): Promise<number | null> {
    try {
      const response = await fetch(endPoint, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body,
        redirect: "manual",
        signal: AbortSignal.any([this.#options.closing, AbortSignal.timeout(answerWithinMs)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return null;
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay >= largestConcurrency) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#underWay += 1;
    try {
      return await work();
    } finally {
      // Whoever waits longest takes the place over.
      const next = this.#waiting.shift();
      if (next === undefined) this.#underWay -= 1;
      else next();
    }
  }
}
