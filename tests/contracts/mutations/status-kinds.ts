/** Another status than the service's, with everything else as it was. */
import { tables } from "../../../contracts/generated/tables.js";
import { withResponse } from "./edit.ts";
import type { Mutation, MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

const becomes = (
  name: string,
  fits: (subject: Subject) => boolean,
  ...statuses: readonly number[]
): MutationKind => ({
  name,
  ways: (subject) =>
    fits(subject)
      ? statuses.filter((status) => status !== subject.status).map((status) => way(subject, status))
      : [],
});
const way = (subject: Subject, status: number): Mutation => ({
  place: String(status),
  expected: null,
  facts: () => withResponse(subject, { status }),
});
const promised =
  (pick: (status: number, subject: Subject) => boolean) =>
  (subject: Subject): readonly Mutation[] =>
    Object.keys(tables.operations[subject.operationId].responses)
      .map(Number)
      .filter((status) => status !== subject.status && pick(status, subject))
      .map((status) => way(subject, status));
const isSuccess = ({ status }: Subject): boolean => status < 300;
const isRefusal = ({ status }: Subject): boolean => status >= 400;
const any = (): boolean => true;

export const statusKinds: readonly MutationKind[] = [
  becomes("no answer at all", any, 0),
  becomes("an answer that is not the last", any, 100, 102, 103),
  becomes("a success that says: created", isSuccess, 201),
  becomes("a success that says: accepted", isSuccess, 202),
  becomes("a success from elsewhere", isSuccess, 203, 207, 226, 299),
  becomes("a success without content", isSuccess, 204, 205),
  becomes("a success in part", isSuccess, 206),
  becomes("a success where there was a refusal", isRefusal, 200, 201, 204),
  becomes("a redirection", any, 300, 301, 302, 303, 307, 308),
  becomes("an answer that says: not modified", any, 304),
  becomes(
    "a refusal that is not promised",
    any,
    402,
    407,
    408,
    410,
    411,
    417,
    418,
    421,
    422,
    424,
    425,
    426,
    428,
    451,
    499,
  ),
  becomes("a limit that is not promised", any, 429),
  becomes("a fault of the service", any, 500),
  becomes("a fault of what stands before the service", any, 501, 502, 504, 505, 520),
  becomes("a status that HTTP does not have", any, 600, 999),
  {
    name: "a promised refusal in place of a success",
    ways: (subject) => (isSuccess(subject) ? promised((status) => status >= 400)(subject) : []),
  },
  {
    name: "a promised success in place of a refusal",
    ways: (subject) => (isRefusal(subject) ? promised((status) => status < 300)(subject) : []),
  },
  {
    name: "a promised refusal in place of another",
    ways: (subject) => (isRefusal(subject) ? promised((status) => status >= 400)(subject) : []),
  },
  {
    name: "a promised success in place of another",
    ways: (subject) => (isSuccess(subject) ? promised((status) => status < 300)(subject) : []),
  },
  { name: "a status that is one more", ways: (subject) => [way(subject, subject.status + 1)] },
  { name: "a status that is one less", ways: (subject) => [way(subject, subject.status - 1)] },
];
