/** A subscription to events, and which events it is for. Pure. */
import type { StoredEvent } from "./event-store.ts";

/** What a subscriber asks for. */
export interface SubscriptionFilters {
  readonly endPoint: string;
  readonly resourceFilter: string;
  /** Exact match; null: any. An empty text matches nothing, as it does on the real platform. */
  readonly subjectFilter: string | null;
  readonly typeFilter: string | null;
  readonly includeSubunits: boolean;
}

/** As the interface shows it, member by member. */
export interface Subscription extends SubscriptionFilters {
  readonly id: number;
  /** Of applications alone; kept for older clients. */
  readonly sourceFilter: null;
  readonly alternativeSubjectFilter: null;
  /** `/org/ttd`, `/systemuser/<uuid>` or `/organisation/<nine digits>`. */
  readonly consumer: string;
  readonly createdBy: string;
  /** RFC 3339. */
  readonly created: string;
  /** Whether the end point has answered the validation event; before that it gets no other. */
  readonly validated: boolean;
}

export function isForSubscription(
  { resourceFilter, subjectFilter, typeFilter }: Subscription,
  event: Pick<StoredEvent, "resource" | "subject" | "type">,
): boolean {
  return (
    resourceFilter === event.resource &&
    (subjectFilter === null || subjectFilter === event.subject) &&
    (typeFilter === null || typeFilter === event.type)
  );
}

export function isSameSubscription(one: Subscription, other: Omit<Subscription, "id">): boolean {
  return (
    one.consumer === other.consumer &&
    one.endPoint === other.endPoint &&
    one.resourceFilter === other.resourceFilter &&
    one.subjectFilter === other.subjectFilter &&
    one.typeFilter === other.typeFilter &&
    one.includeSubunits === other.includeSubunits
  );
}
