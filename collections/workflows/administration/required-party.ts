import type { Step } from "../../model/step.ts";
import { act, organization, probe, transferBody } from "../step-builders.ts";

/** A second resource of the run: a required party cannot be taken away again. */
const resourceId = "{{resource}}-party";
const party = { needs: "ownResource", path: { resourceId } } as const;
const transferOfParty = "administration.party";

function announce(
  recipients: readonly (keyof typeof organization)[],
): ReturnType<typeof transferBody> {
  return transferBody("administration party", {
    resourceId,
    recipients: recipients.map((each) => `0192:${organization[each]}`),
  });
}

/** One party must take part: as sender, or as the only recipient. */
export const requiredParty: readonly Step[] = [
  act(
    "configureResource",
    "the owner makes a resource with a required party",
    "serviceOwner",
    204,
    {
      ...party,
      body: { json: { requiredParty: organization.recipient } },
    },
  ),
  probe("getResource", "the owner reads the party back", "serviceOwner", 200, {
    ...party,
    asserts: [{ kind: "member", at: "/requiredParty", equals: organization.recipient }],
  }),
  probe("initializeFileTransfer", "to another than the required party", "sender", 400, {
    needs: "ownResource",
    body: announce(["recipient2"]),
    asserts: [{ kind: "problem", code: "BRO-00026" }],
  }),
  probe("initializeFileTransfer", "to the required party and another", "sender", 400, {
    needs: "ownResource",
    body: announce(["recipient", "recipient2"]),
    asserts: [{ kind: "problem", code: "BRO-00027" }],
  }),
  act("initializeFileTransfer", "to the required party alone", "sender", 200, {
    needs: "ownResource",
    body: announce(["recipient"]),
    captures: { [transferOfParty]: "/fileTransferId" },
  }),
  probe("searchFileTransfers", "a resource lists its own transfers alone", "sender", 200, {
    needs: "ownResource",
    query: { resourceId },
    asserts: [
      { kind: "lists", id: `{{${transferOfParty}}}` },
      { kind: "doesNotList", id: "{{administration.transfer}}" },
    ],
  }),
];
