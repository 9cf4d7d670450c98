import type { Assertion } from "../model/assertion.ts";
import type { Caller } from "../model/caller.ts";
import type { Step, Workflow } from "../model/step.ts";
import {
  act,
  organization,
  payloadBody,
  probe,
  transfer,
  transferBody,
  waitForPublished,
} from "./step-builders.ts";

const first = "search.first";
const second = "search.second";

const lists = (variable: string): Assertion => ({ kind: "lists", id: `{{${variable}}}` });
const omits = (variable: string): Assertion => ({ kind: "doesNotList", id: `{{${variable}}}` });

function search(
  does: string,
  as: Caller,
  query: Readonly<Record<string, string>>,
  asserts: readonly Assertion[],
): Step {
  return probe("searchFileTransfers", does, as, 200, {
    query: { resourceId: "{{resource}}", ...query },
    asserts,
  });
}

/** From one creation to the other; with both ends given, both are inclusive. */
function between(
  from: "first" | "second",
  to: "first" | "second",
): Readonly<Record<string, string>> {
  return { from: `{{search.${from}Created}}`, to: `{{search.${to}Created}}` };
}

const make: readonly Step[] = [
  act("initializeFileTransfer", "sender announces a first file to both recipients", "sender", 200, {
    body: transferBody("search first", {
      recipients: [`0192:${organization.recipient}`, `0192:${organization.recipient2}`],
    }),
    captures: { [first]: "/fileTransferId" },
  }),
  act("uploadFile", "sender uploads the first file", "sender", 200, {
    ...transfer(first),
    body: payloadBody,
  }),
  waitForPublished(first),
  act("getFileTransferOverview", "sender notes when the first was made", "sender", 200, {
    ...transfer(first),
    capturesForQuery: { "search.firstCreated": "/created" },
  }),
  // Resource and recipient in their other form: found all the same, and shown in the usual one.
  act("initializeFileTransfer", "sender announces a second file to one recipient", "sender", 200, {
    body: transferBody("search second", {
      resourceId: "urn:altinn:resource:{{resource}}",
      recipients: [`urn:altinn:organization:identifier-no:${organization.recipient}`],
    }),
    captures: { [second]: "/fileTransferId" },
  }),
  act("getFileTransferOverview", "sender notes when the second was made", "sender", 200, {
    ...transfer(second),
    capturesForQuery: { "search.secondCreated": "/created" },
    asserts: [
      { kind: "member", at: "/resourceId", equals: "{{resource}}" },
      { kind: "recipients", states: { [organization.recipient]: "Initialized" } },
    ],
  }),
];

const find: readonly Step[] = [
  search("sender finds both", "sender", {}, [lists(first), lists(second)]),
  search("sender finds both in the role of sender", "sender", { role: "Sender" }, [
    lists(first),
    lists(second),
  ]),
  search("sender is recipient of neither", "sender", { role: "Recipient" }, [
    omits(first),
    omits(second),
  ]),
  search("recipient finds both", "recipient", { role: "Recipient" }, [lists(first), lists(second)]),
  search("recipient is sender of neither", "recipient", { role: "Sender" }, [
    omits(first),
    omits(second),
  ]),
  search("second recipient finds its own alone", "recipient2", {}, [lists(first), omits(second)]),
  // Elsewhere a stranger may have no right to the resource at all, and then gets 401.
  {
    ...search("a stranger finds neither", "stranger", {}, [omits(first), omits(second)]),
    needs: "ownResource",
  },
  search("by status Published", "sender", { status: "Published" }, [lists(first), omits(second)]),
  search("by status Initialized", "sender", { status: "Initialized" }, [
    omits(first),
    lists(second),
  ]),
  search("by status Failed", "sender", { status: "Failed" }, [omits(first), omits(second)]),
  search("newest first", "sender", {}, [
    { kind: "listsInOrder", first: `{{${second}}}`, second: `{{${first}}}` },
  ]),
  search("oldest first", "sender", { orderAscending: "true", ...between("first", "second") }, [
    { kind: "listsInOrder", first: `{{${first}}}`, second: `{{${second}}}` },
  ]),
  search("both ends of a time span count", "sender", between("second", "second"), [
    omits(first),
    lists(second),
  ]),
  search("nothing from before the year 2000", "sender", { to: "2000-01-01T00:00:00Z" }, [
    omits(first),
    omits(second),
  ]),
];

const findByRecipientStatus: readonly Step[] = [
  search("recipient has touched neither", "recipient", { recipientStatus: "Initialized" }, [
    lists(first),
    lists(second),
  ]),
  act("downloadFile", "recipient downloads the first file", "recipient", 200, transfer(first)),
  search(
    "recipient finds the first under DownloadStarted",
    "recipient",
    { recipientStatus: "DownloadStarted" },
    [lists(first), omits(second)],
  ),
  search(
    "the other recipient still finds it under Initialized",
    "recipient2",
    { recipientStatus: "Initialized" },
    [lists(first)],
  ),
  act("confirmDownload", "recipient confirms the first file", "recipient", 204, transfer(first)),
  search(
    "recipient finds it under DownloadConfirmed",
    "recipient",
    { recipientStatus: "DownloadConfirmed" },
    [lists(first), omits(second)],
  ),
  search(
    "and no longer under DownloadStarted",
    "recipient",
    { recipientStatus: "DownloadStarted" },
    [omits(first)],
  ),
];

/** What was made is found by those whom it concerns, in their role and its state, and by nobody else. */
export const searchWorkflow: Workflow = {
  name: "search",
  title:
    "Search finds what was made, by role, status and recipient status, and shows it to nobody else.",
  checkClass: "write",
  steps: [...make, ...find, ...findByRecipientStatus],
};
