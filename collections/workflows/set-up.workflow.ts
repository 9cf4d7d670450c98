import { callers, type TokenName } from "../model/caller.ts";
import type { Workflow } from "../model/step.ts";
import { act, probe, tokenStep } from "./step-builders.ts";

/**
 * Storage providers are made by a job after the service owner was initialized ("filled within seconds");
 * until then initialize answers 503.
 */
const storageWithinSeconds = 60;

const tokenNames = Object.keys(callers) as TokenName[];

/** Tokens, service owner and resource: what every other workflow builds on. */
export const setUp: Workflow = {
  name: "setUp",
  title:
    "Fetches the tokens, and makes the service owner and the resource of the run where it can.",
  checkClass: "write",
  isAlways: true,
  steps: [
    {
      kind: "platform",
      request: { kind: "abilities" },
      about: null,
      does: "what the platform's control can do",
    },
    ...tokenNames.map(tokenStep),
    act(
      "initializeServiceOwner",
      "the owner is there, from now on or before",
      "serviceOwner",
      [200, 409],
      {
        needs: "ownResource",
        body: { json: { name: "Broker suite" } },
      },
    ),
    act("getServiceOwner", "the owner waits for its storage", "serviceOwner", 200, {
      needs: "ownResource",
      wait: {
        until: { kind: "storageProviderIsReady", type: "AltinnAzure" },
        withinSeconds: storageWithinSeconds,
      },
      asserts: [{ kind: "storageProviderIsReady", type: "AltinnAzure" }],
      captures: { "setUp.ownerName": "/name" },
    }),
    act("configureResource", "the owner makes the resource of this run", "serviceOwner", 204, {
      needs: "ownResource",
      path: { resourceId: "{{resource}}" },
      body: { json: {} },
      asserts: [{ kind: "bodyIsEmpty" }],
    }),
    probe("getResource", "a new resource has the settings of the house", "serviceOwner", 200, {
      needs: "ownResource",
      path: { resourceId: "{{resource}}" },
      asserts: [
        { kind: "member", at: "/maxFileTransferSize", equals: null },
        { kind: "member", at: "/fileTransferTimeToLive", equals: null },
        { kind: "member", at: "/purgeFileTransferAfterAllRecipientsConfirmed", equals: true },
        { kind: "member", at: "/purgeFileTransferGracePeriod", equals: null },
        { kind: "member", at: "/useManifestFileShim", equals: false },
      ],
    }),
  ],
};
