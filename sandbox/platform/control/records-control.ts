/** What was decided and what was called, as lists that can be filtered and cleared. */
import type { DecisionRecord } from "../authorization/decision-log.ts";
import type { PushRecord } from "../events/push-record.ts";
import { type Answer, empty, json, problem } from "../http/answer.ts";
import type { CallRecord } from "../http/call-record.ts";
import type { Route } from "../http/route.ts";
import type { Numbered, RecentRecords } from "../recent-records.ts";
import type { Surroundings } from "../surroundings.ts";
import { readRecordFilter } from "./record-filter.ts";

const decisionMembers: readonly (keyof DecisionRecord)[] = [
  "systemUserId",
  "subject",
  "party",
  "resource",
  "resourceInstance",
  "action",
  "decision",
];
const callMembers: readonly (keyof CallRecord)[] = [
  "method",
  "path",
  "dependency",
  "status",
  "failure",
  "clientId",
];

const pushMembers: readonly (keyof PushRecord)[] = [
  "subscriptionId",
  "eventId",
  "type",
  "attempt",
  "status",
  "outcome",
];

export function decisionsControl({ decisions }: Surroundings): readonly Route[] {
  return listControl("/_control/decisions", decisions, decisionMembers, (list) => ({
    counts: decisions.counts,
    decisions: list,
  }));
}

export function callsControl({ calls }: Surroundings): readonly Route[] {
  return listControl("/_control/calls", calls, callMembers, (list) => ({ calls: list }));
}

export function pushesControl({ pushes }: Surroundings): readonly Route[] {
  return listControl("/_control/pushes", pushes, pushMembers, (list) => ({ pushes: list }));
}

function listControl<T extends object>(
  path: string,
  records: RecentRecords<T>,
  members: readonly (keyof T & string)[],
  present: (list: readonly Numbered<T>[]) => object,
): readonly Route[] {
  const list = (query: URLSearchParams): Answer => {
    const filter = readRecordFilter<Numbered<T>>(query, members);
    return filter.ok ? json(200, present(records.list(filter.fits))) : problem(400, filter.fault);
  };
  return [
    { method: "GET", path, answer: ({ query }) => list(query) },
    {
      method: "DELETE",
      path,
      answer: () => {
        records.clear();
        return empty(204);
      },
    },
  ];
}
