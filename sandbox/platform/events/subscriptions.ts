/** The subscriptions of all consumers. */
import type { Consumer } from "./consumer.ts";
import type { StoredEvent } from "./event-store.ts";
import { isForSubscription, isSameSubscription, type Subscription } from "./subscription.ts";

export class Subscriptions {
  readonly #byId = new Map<number, Subscription>();
  /** Who subscribed; the subscription itself has only the name. */
  readonly #consumers = new Map<number, Consumer>();
  #lastId = 0;
  readonly #capacity: number;

  /** @param capacity how many are taken */
  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  /** The new one, or the same one that is there already; null when there are too many. */
  create(wanted: Omit<Subscription, "id">, consumer: Consumer): Subscription | null {
    for (const known of this.#byId.values()) if (isSameSubscription(known, wanted)) return known;
    if (this.#byId.size >= this.#capacity) return null;
    this.#lastId += 1;
    const subscription = { id: this.#lastId, ...wanted };
    this.#byId.set(subscription.id, subscription);
    this.#consumers.set(subscription.id, consumer);
    return subscription;
  }

  find(id: number): Subscription | undefined {
    return this.#byId.get(id);
  }

  consumerOf(id: number): Consumer | undefined {
    return this.#consumers.get(id);
  }

  markValidated(id: number): void {
    const known = this.#byId.get(id);
    if (known !== undefined) this.#byId.set(id, { ...known, validated: true });
  }

  remove(id: number): void {
    this.#byId.delete(id);
    this.#consumers.delete(id);
  }

  clear(): void {
    this.#byId.clear();
    this.#consumers.clear();
  }

  list(): readonly Subscription[] {
    return [...this.#byId.values()];
  }

  /** Those that an event is for, and whose end point has been validated. */
  matching(event: StoredEvent): readonly Subscription[] {
    if (this.#byId.size === 0) return [];
    return this.list().filter(
      (subscription) => subscription.validated && isForSubscription(subscription, event),
    );
  }
}
