/** How workflows write their steps: the operation and its words first, the rest by name. */
import type { OperationId } from "../../contracts/vocabulary.ts";
import { actors } from "../../targets/actors.ts";
import type { Assertion, ExpectedEvent, Value } from "../model/assertion.ts";
import type { Caller, TokenName } from "../model/caller.ts";
import type { OperationStep, PlatformStep } from "../model/step.ts";

/** Organisation numbers of the actors. */
export const organization = {
  sender: actors.sender.organization,
  recipient: actors.recipient.organization,
  recipient2: actors.recipient2.organization,
} as const;

/** How long a transfer may take to be published, in seconds; the real service took 3.5 s with 16 uploaders. */
const publishedWithinSeconds = 60;

/** How long events may take, in seconds; the real service sends them within 0.3 s. */
const eventsWithinSeconds = 15;

type Rest = Omit<OperationStep, "kind" | "operation" | "does" | "as" | "expect">;

/** A step that later ones build on: a wrong status ends the workflow. */
export function act(
  operation: OperationId,
  does: string,
  as: Caller,
  expect: number | readonly number[],
  rest: Rest = {},
): OperationStep {
  const statuses = typeof expect === "number" ? [expect] : expect;
  return { kind: "operation", operation, does, as, expect: statuses, ...rest };
}

/** A step that stands for itself: whatever comes, the workflow goes on. */
export function probe(
  operation: OperationId,
  does: string,
  as: Caller,
  expect: number | readonly number[],
  rest: Rest = {},
): OperationStep {
  return { ...act(operation, does, as, expect, rest), isProbe: true };
}

/** The request body of initialize, from sender to recipient; `changes` replace members, undefined leaves one out. */
export function transferBody(
  reference: string,
  changes: Readonly<Record<string, Value | undefined>> = {},
): { readonly json: Value } {
  const members: Readonly<Record<string, Value | undefined>> = {
    fileName: "{{fileName}}",
    resourceId: "{{resource}}",
    sendersFileTransferReference: `broker-suite {{run}} ${reference}`,
    sender: `0192:${organization.sender}`,
    recipients: [`0192:${organization.recipient}`],
    propertyList: { suite: "broker-suite" },
    ...changes,
  };
  const present = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { json: Object.fromEntries(present) };
}

/** Path parameter that names the transfer kept in a variable. */
export function transfer(variable: string): Pick<OperationStep, "path"> {
  return { path: { fileTransferId: `{{${variable}}}` } };
}

/** The bytes of the run as a request body. */
export const payloadBody = { text: "{{payload}}" } as const;

/** Polls the overview as sender until the transfer is published. */
export function waitForPublished(
  variable: string,
  asserts: readonly Assertion[] = [],
): OperationStep {
  return act(
    "getFileTransferOverview",
    "sender waits until the transfer is Published",
    "sender",
    200,
    {
      ...transfer(variable),
      wait: {
        until: { kind: "member", at: "/fileTransferStatus", equals: "Published" },
        while: { at: "/fileTransferStatus", in: ["UploadStarted", "UploadProcessing"] },
        withinSeconds: publishedWithinSeconds,
      },
      asserts,
    },
  );
}

/** Notes which transfers the sender finds; only in a resource of the run's own does nobody else make any. */
export function rememberTransfers(memory: string): OperationStep {
  return probe("searchFileTransfers", "sender notes what there is", "sender", 200, {
    needs: "ownResource",
    query: { resourceId: "{{resource}}" },
    remembers: memory,
  });
}

/** A refused initialize has made none. */
export function noOtherTransfers(memory: string): OperationStep {
  return probe("searchFileTransfers", "refused calls have made no transfer", "sender", 200, {
    needs: "ownResource",
    query: { resourceId: "{{resource}}" },
    asserts: [{ kind: "unchangedSince", memory }],
  });
}

/** Waits for the events that are due, and claims that there are no others. */
export function eventsStep(
  about: OperationId,
  does: string,
  variable: string,
  events: readonly ExpectedEvent[],
  rest: Pick<PlatformStep, "pauseMs"> = {},
): PlatformStep {
  const claim: Assertion = { kind: "events", events };
  return {
    kind: "platform",
    request: { kind: "events", transfer: `{{${variable}}}` },
    about,
    does,
    needs: "events",
    wait: { until: claim, withinSeconds: eventsWithinSeconds },
    asserts: [claim],
    ...rest,
  };
}

/** Fetches a caller's token. */
export function tokenStep(of: TokenName): PlatformStep {
  return { kind: "platform", request: { kind: "token", of }, about: null, does: `token of ${of}` };
}

/** One event that is due. */
export function event(
  name: ExpectedEvent["event"],
  to: keyof typeof organization,
  times = 1,
): ExpectedEvent {
  const role = to === "sender" ? "Sender" : "Recipient";
  return { event: name, organization: organization[to], role, times };
}
