import type { Value } from "../model/assertion.ts";
import type { OperationStep, Step, Workflow } from "../model/step.ts";
import { requiredParty } from "./administration/required-party.ts";
import { act, payloadBody, probe, transfer, transferBody } from "./step-builders.ts";

const resource = { path: { resourceId: "{{resource}}" } } as const;
const tooLarge = "administration.transfer";

/** Values that a resource cannot have. All are checked before anything is stored. */
const refusedSettings: readonly (readonly [
  string,
  Readonly<Record<string, Value>>,
  `BRO-${string}`,
])[] = [
  ["a negative size", { maxFileTransferSize: -1 }, "BRO-00011"],
  ["a size of zero", { maxFileTransferSize: 0 }, "BRO-00012"],
  ["a time to live in another format", { fileTransferTimeToLive: "30 days" }, "BRO-00014"],
  ["a time to live of 366 days", { fileTransferTimeToLive: "P366D" }, "BRO-00015"],
  ["a grace period in another format", { purgeFileTransferGracePeriod: "02:00:00" }, "BRO-00017"],
  ["a grace period of 25 hours", { purgeFileTransferGracePeriod: "PT25H" }, "BRO-00018"],
];

const refusals: readonly Step[] = [
  probe("getResource", "the owner reads the settings", "serviceOwner", 200, {
    ...resource,
    remembers: "administration.settings",
    keepsSettings: true,
  }),
  ...refusedSettings.map(([does, settings, code]) =>
    probe("configureResource", does, "serviceOwner", 400, {
      ...resource,
      body: { json: settings },
      asserts: [{ kind: "problem", code }],
    }),
  ),
  probe("configureResource", "a manifest without its codes", "serviceOwner", 400, {
    ...resource,
    body: { json: { useManifestFileShim: true } },
    asserts: [{ kind: "validationProblem", keys: [""] }],
  }),
  probe("configureResource", "malformed JSON", "serviceOwner", 400, {
    ...resource,
    body: { text: '{"maxFileTransferSize": ' },
    asserts: [{ kind: "validationProblem", keys: ["resourceExt"] }],
  }),
  probe("getResource", "refused settings have changed nothing", "serviceOwner", 200, {
    ...resource,
    asserts: [{ kind: "unchangedSince", memory: "administration.settings" }],
  }),
  probe("configureResource", "a resource that the registry does not know", "serviceOwner", 403, {
    path: { resourceId: "unknown-{{run}}" },
    body: { json: {} },
    asserts: [{ kind: "problem", code: "BRO-00005" }],
  }),
  probe("getResource", "a resource that is not configured", "serviceOwner", 400, {
    path: { resourceId: "broker-suite-unknown-{{run}}" },
    asserts: [{ kind: "problem", code: "BRO-00025" }],
  }),
];

/** On a resource of the run's own, every setting can be tried. */
const ownResource: readonly Step[] = [
  act("configureResource", "the owner sets size and times", "serviceOwner", 204, {
    ...resource,
    needs: "ownResource",
    body: {
      json: {
        maxFileTransferSize: 10,
        fileTransferTimeToLive: "P2D",
        purgeFileTransferAfterAllRecipientsConfirmed: false,
        purgeFileTransferGracePeriod: "PT12H",
        useManifestFileShim: true,
        externalServiceCodeLegacy: "4752",
        externalServiceEditionCodeLegacy: 1,
      },
    },
  }),
  probe("getResource", "the owner reads back what it set", "serviceOwner", 200, {
    ...resource,
    needs: "ownResource",
    asserts: [
      { kind: "member", at: "/maxFileTransferSize", equals: 10 },
      { kind: "member", at: "/purgeFileTransferAfterAllRecipientsConfirmed", equals: false },
      { kind: "duration", at: "/fileTransferTimeToLive", seconds: 2 * 24 * 3600 },
      { kind: "duration", at: "/purgeFileTransferGracePeriod", seconds: 12 * 3600 },
      { kind: "member", at: "/useManifestFileShim", equals: true },
      { kind: "member", at: "/externalServiceCodeLegacy", equals: "4752" },
      { kind: "member", at: "/externalServiceEditionCodeLegacy", equals: 1 },
    ],
  }),
  act("initializeFileTransfer", "sender announces a file", "sender", 200, {
    needs: "ownResource",
    body: transferBody("administration"),
    captures: { [tooLarge]: "/fileTransferId" },
  }),
  probe("getFileTransferOverview", "sender sees Initialized", "sender", 200, {
    ...transfer(tooLarge),
    needs: "ownResource",
    asserts: [
      {
        kind: "lasts",
        from: "/created",
        to: "/expirationTime",
        seconds: 2 * 24 * 3600,
        toleranceSeconds: 60,
      },
    ],
    remembers: "administration.overview",
  }),
  probe("uploadFile", "a file above the size of the resource", "sender", 400, {
    ...transfer(tooLarge),
    needs: "ownResource",
    body: payloadBody,
    asserts: [{ kind: "problem", code: "BRO-00016" }],
  }),
  probe("getFileTransferOverview", "the refused upload has changed nothing", "sender", 200, {
    ...transfer(tooLarge),
    needs: "ownResource",
    asserts: [{ kind: "unchangedSince", memory: "administration.overview" }],
  }),
  probe("uploadFile", "a file of just that size", "sender", 200, {
    ...transfer(tooLarge),
    needs: "ownResource",
    body: { text: "0123456789" },
  }),
  act("configureResource", "the owner lifts the limit", "serviceOwner", 204, {
    ...resource,
    needs: "ownResource",
    body: {
      json: {
        maxFileTransferSize: 1_000_000_000,
        purgeFileTransferAfterAllRecipientsConfirmed: true,
      },
    },
  }),
  probe("getResource", "what was left out stays", "serviceOwner", 200, {
    ...resource,
    needs: "ownResource",
    asserts: [
      { kind: "member", at: "/maxFileTransferSize", equals: 1_000_000_000 },
      { kind: "duration", at: "/fileTransferTimeToLive", seconds: 2 * 24 * 3600 },
      { kind: "duration", at: "/purgeFileTransferGracePeriod", seconds: 12 * 3600 },
      { kind: "member", at: "/useManifestFileShim", equals: true },
      { kind: "member", at: "/externalServiceCodeLegacy", equals: "4752" },
      { kind: "member", at: "/requiredParty", equals: null },
    ],
  }),
];

/**
 * A given resource gets only what can be taken back: PUT cannot set a member to null again, so of its
 * settings only the purge flag, which is never null, is changed, and then everything is put back.
 */
const givenResource: readonly Step[] = [
  given("configureResource", "the owner changes the purge flag", 204, {
    body: { text: "{{settings.changed}}" },
  }),
  given("getResource", "the owner reads back what it set", 200, {
    asserts: [
      {
        kind: "member",
        at: "/purgeFileTransferAfterAllRecipientsConfirmed",
        equals: "{{settings.changedFlag}}",
      },
    ],
  }),
  given("configureResource", "the owner puts the settings back", 204, {
    body: { text: "{{settings.before}}" },
  }),
  given("getResource", "the settings are what they were", 200, {
    asserts: [{ kind: "unchangedSince", memory: "administration.settings" }],
  }),
];

function given(
  operation: "configureResource" | "getResource",
  does: string,
  expect: number,
  rest: Partial<OperationStep>,
): OperationStep {
  return probe(operation, does, "serviceOwner", expect, {
    ...resource,
    needs: "givenResource",
    ...rest,
  });
}

/** Settings of a resource: read, refused, set, read back, in effect. */
export const administration: Workflow = {
  name: "administration",
  title: "The owner configures a resource: refusals, reading back, and the limit in effect.",
  checkClass: "disruptive",
  steps: [...refusals, ...ownResource, ...requiredParty, ...givenResource],
};
