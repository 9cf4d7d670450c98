/** The published events in the order in which they came, as many as fit. */

export interface StoredEvent {
  /** Counts up from 1 in order of arrival, also past a `clear`. */
  readonly sequence: number;
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number;
  readonly contentType: string;
  /** Of the event; those of a repeated event are the same. */
  readonly id: string;
  readonly resource: string;
  /** The event as it was sent, JSON. */
  readonly text: string;
  readonly type: string;
  readonly subject: string | null;
  readonly resourceInstance: string | null;
}

export interface EventQuery {
  readonly resourceInstance: string | null;
  readonly type: string | null;
  readonly subject: string | null;
  /** Only events with a higher sequence number. */
  readonly after: number;
}

/** How many events, and how many characters of them, are kept. */
export interface EventLimits {
  readonly count: number;
  readonly characters: number;
}

export class EventStore {
  #events: (StoredEvent | undefined)[] = [];
  /** Index of the oldest event that is kept: taking from the front of an array would move it all. */
  #head = 0;
  #characters = 0;
  #sequence = 0;
  #dropped = 0;
  /** A lifecycle's check asks for one transfer's events among a hundred thousand. */
  readonly #byInstance = new Map<string, StoredEvent[]>();
  readonly #limits: EventLimits;

  constructor(limits: EventLimits = { count: 200_000, characters: 200_000_000 }) {
    this.#limits = limits;
  }

  add(event: Omit<StoredEvent, "sequence">): StoredEvent {
    this.#sequence += 1;
    const stored = { ...event, sequence: this.#sequence };
    this.#events.push(stored);
    this.#characters += stored.text.length;
    if (stored.resourceInstance !== null) {
      const list = this.#byInstance.get(stored.resourceInstance);
      if (list === undefined) this.#byInstance.set(stored.resourceInstance, [stored]);
      else list.push(stored);
    }
    while (this.size > this.#limits.count || this.#characters > this.#limits.characters) {
      this.#dropOldest();
    }
    return stored;
  }

  /** Those that fit, in order of arrival. */
  query({ resourceInstance, type, subject, after }: EventQuery): readonly StoredEvent[] {
    const candidates =
      resourceInstance === null
        ? this.#events.slice(this.#head)
        : (this.#byInstance.get(resourceInstance) ?? []);
    return candidates.filter(
      (event): event is StoredEvent =>
        event !== undefined &&
        event.sequence > after &&
        (type === null || event.type === type) &&
        (subject === null || event.subject === subject),
    );
  }

  /** Those that came after the first one with this id, all when there is none; in order of arrival. */
  *after(id: string): Iterable<StoredEvent> {
    const kept = this.#events;
    const index = kept.findIndex((event, at) => at >= this.#head && event?.id === id);
    for (let at = index === -1 ? this.#head : index + 1; at < kept.length; at += 1) {
      const event = kept[at];
      if (event !== undefined) yield event;
    }
  }

  /** Forgets all events. */
  clear(): void {
    this.#events = [];
    this.#head = 0;
    this.#characters = 0;
    this.#dropped = 0;
    this.#byInstance.clear();
  }

  get size(): number {
    return this.#events.length - this.#head;
  }

  /** How many were dropped, oldest first, to make room. */
  get dropped(): number {
    return this.#dropped;
  }

  #dropOldest(): void {
    const oldest = this.#events[this.#head];
    if (oldest === undefined) return;
    this.#events[this.#head] = undefined;
    this.#head += 1;
    this.#dropped += 1;
    this.#characters -= oldest.text.length;
    if (oldest.resourceInstance !== null) {
      const list = this.#byInstance.get(oldest.resourceInstance);
      list?.shift();
      if (list?.length === 0) this.#byInstance.delete(oldest.resourceInstance);
    }
    if (this.#head > 1000 && this.#head * 2 > this.#events.length) {
      this.#events = this.#events.slice(this.#head);
      this.#head = 0;
    }
  }
}
