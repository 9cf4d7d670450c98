import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeJwt } from "jose";

import type { Answer, RunningPlatform } from "./running-platform.ts";
import { member, postJson, runPlatform, systemUserToken } from "./running-platform.ts";

const sender = "991825827";
const recipient = "986252932";
const path = "/authorization/api/v1/authorize";

interface Asked {
  readonly subject: readonly (readonly [string, string])[];
  readonly party?: string;
  readonly resource?: string;
  readonly actions?: readonly string[];
  readonly instance?: string;
}

/** The request as the broker writes it, nulls included. */
function xacml({
  subject,
  party = sender,
  resource = "broker-suite-1",
  actions = ["write"],
  instance,
}: Asked) {
  const attribute = (attributeId: string, value: string, issuer = "Altinn") => {
    return { attributeId, value, issuer, dataType: "string", includeInResult: false };
  };
  const category = (...list: readonly object[]) => {
    return { categoryId: null, id: null, content: null, attribute: list };
  };
  const resourceAttributes = [
    attribute("urn:altinn:resource", resource),
    attribute("urn:altinn:organization:identifier-no", party),
    ...(instance === undefined ? [] : [attribute("urn:altinn:resource:instance-id", instance)]),
  ];
  return {
    request: {
      returnPolicyIdList: false,
      combinedDecision: false,
      xPathVersion: null,
      category: null,
      accessSubject: [category(...subject.map(([id, value]) => attribute(id, value, "issuer")))],
      action: actions.map((action) =>
        category(attribute("urn:oasis:names:tc:xacml:1.0:action:action-id", action)),
      ),
      resource: [category(...resourceAttributes)],
      recipientSubject: null,
      intermediarySubject: null,
      requestingMachine: null,
      multiRequests: null,
    },
  };
}

async function ask(platform: RunningPlatform, asked: Asked): Promise<Answer> {
  const token = await systemUserToken(platform, sender);
  return platform.ask(path, postJson(xacml(asked), { authorization: `Bearer ${token}` }));
}

function decisions(answer: Answer): readonly unknown[] {
  assert.equal(answer.status, 200);
  return (member(answer.json, "response") as readonly unknown[]).map((one) =>
    member(one, "decision"),
  );
}

async function systemUser(platform: RunningPlatform, organization: string) {
  const claims = decodeJwt(await systemUserToken(platform, organization));
  const id = String(member(claims, "authorization_details", 0, "systemuser_id", 0));
  return [["urn:altinn:systemuser:uuid", id]] as const;
}

test("a system user is known by its uuid and may act for its own organisation alone", async (t) => {
  const platform = await runPlatform(t);
  const subject = await systemUser(platform, sender);

  assert.deepEqual(decisions(await ask(platform, { subject })), ["Permit"]);
  assert.deepEqual(decisions(await ask(platform, { subject, party: recipient })), [
    "NotApplicable",
  ]);
});

test("a system user whose id the caller chose is known by it", async (t) => {
  const platform = await runPlatform(t);
  const id = "11111111-1111-4111-8111-111111111111";
  await platform.ask(`/api/GetSystemUserToken?systemUserOrg=${recipient}&systemUserId=${id}`);
  const subject = [["urn:altinn:systemuser:uuid", id]] as const;

  assert.deepEqual(decisions(await ask(platform, { subject, party: recipient })), ["Permit"]);
  assert.deepEqual(decisions(await ask(platform, { subject })), ["NotApplicable"]);
});

test("a system user that no token had is let in nowhere, whatever else the subject says", async (t) => {
  const platform = await runPlatform(t);
  const subject = [
    ["urn:altinn:systemuser:uuid", "22222222-2222-4222-8222-222222222222"],
    ["urn:altinn:organization:identifier-no", sender],
  ] as const;

  assert.deepEqual(decisions(await ask(platform, { subject })), ["NotApplicable"]);
});

for (const id of ["urn:altinn:organization:identifier-no", "urn:altinn:organizationnumber"]) {
  test(`an organisation is known by ${id}`, async (t) => {
    const platform = await runPlatform(t);
    const subject = [
      ["urn:scope", "altinn:broker.write"],
      [id, sender],
    ] as const;

    assert.deepEqual(decisions(await ask(platform, { subject })), ["Permit"]);
  });
}

test("a search asks for two actions and gets one decision each, in order", async (t) => {
  const platform = await runPlatform(t);
  const subject = await systemUser(platform, sender);

  const answer = await ask(platform, { subject, actions: ["write", "delete"] });

  assert.deepEqual(decisions(answer), ["Permit", "NotApplicable"]);
});

test("a resource that the registry does not know has no policy", async (t) => {
  const platform = await runPlatform(t);
  const subject = await systemUser(platform, sender);

  assert.deepEqual(decisions(await ask(platform, { subject, resource: "other" })), [
    "NotApplicable",
  ]);
});

test("the committed policy denies writing on the resource of failed access", async (t) => {
  const platform = await runPlatform(t);
  const subject = await systemUser(platform, sender);

  const answer = await ask(platform, {
    subject,
    resource: "altinn-broker-test-resource-failed-access",
  });

  assert.deepEqual(decisions(answer), ["Deny"]);
});

test("callers without a token of this platform are refused, unless the policy takes any", async (t) => {
  const platform = await runPlatform(t);
  const other = await runPlatform(t, { hasOwnKeys: true });
  const body = xacml({ subject: [["urn:altinn:organizationnumber", sender]] });
  const foreign = { authorization: `Bearer ${await systemUserToken(other, sender)}` };
  const expired = await platform.ask(`/api/GetSystemUserToken?ttl=-1`);

  const refused = [
    await platform.ask(path, postJson(body)),
    await platform.ask(path, postJson(body, { authorization: "Basic eDp5" })),
    await platform.ask(path, postJson(body, { authorization: "Bearer opaque" })),
    await platform.ask(path, postJson(body, foreign)),
    await platform.ask(path, postJson(body, { authorization: `Bearer ${expired.text}` })),
  ];
  const policy = { callers: "any", ownOrganization: ["write"] };
  await platform.ask("/_control/policy", { ...postJson(policy), method: "PUT" });
  const taken = await platform.ask(path, postJson(body, { authorization: "Bearer opaque" }));

  for (const { status, headers } of refused) {
    assert.equal(status, 401);
    assert.match(headers.get("www-authenticate") ?? "", /^Bearer/);
  }
  assert.deepEqual(decisions(taken), ["Permit"]);
});

test("a request that is no XACML is refused", async (t) => {
  const platform = await runPlatform(t);
  const authorization = `Bearer ${await systemUserToken(platform, sender)}`;

  const answers = [
    await platform.ask(path, postJson({}, { authorization })),
    await platform.ask(path, { method: "POST", headers: { authorization }, body: "{" }),
  ];

  for (const { status, json } of answers) {
    assert.equal(status, 400);
    assert.match(String(member(json, "detail")), /request/);
  }
});

test("control shows the decisions with their reasons, and a new policy decides at once", async (t) => {
  const platform = await runPlatform(t);
  const subject = await systemUser(platform, "974761076");
  const asked = { subject, actions: ["read"], instance: "8c696f72-a0a7-48eb-ab20-f0032ed71119" };
  const permit = { subject: "974761076", party: sender, resource: "*", actions: ["read"] };
  const policy = { ownOrganization: ["read"], permits: [permit] };

  const before = await ask(platform, asked);
  await platform.ask("/_control/policy", { ...postJson(policy), method: "PUT" });
  const after = await ask(platform, asked);
  await platform.ask("/_control/policy", { method: "DELETE" });
  const restored = await ask(platform, asked);

  assert.deepEqual([before, after, restored].flatMap(decisions), [
    "NotApplicable",
    "Permit",
    "NotApplicable",
  ]);
  const log = (await platform.ask("/_control/decisions")).json;
  assert.deepEqual(member(log, "counts"), { Permit: 1, Deny: 0, NotApplicable: 2 });
  const { receivedAt, ...second } = member(log, "decisions", 1) as Record<string, unknown>;
  assert.match(String(receivedAt), /^\d{4}-.*Z$/);
  assert.deepEqual(second, {
    sequence: 2,
    systemUserId: subject[0][1],
    subject: "974761076",
    party: sender,
    resource: "broker-suite-1",
    resourceInstance: "8c696f72-a0a7-48eb-ab20-f0032ed71119",
    action: "read",
    decision: "Permit",
    reason: "permits[0]",
  });
});

test("a permit for a resource with a minimum level obliges to check it, a refusal does not", async (t) => {
  const platform = await runPlatform(t);
  const minimumLevels = [{ resource: "broker-*", level: 4, ownerLevel: 2 }];
  const policy = { ownOrganization: ["write"], minimumLevels };
  await platform.ask("/_control/policy", { ...postJson(policy), method: "PUT" });
  const subject = await systemUser(platform, sender);

  const levels = async (asked: Partial<Asked>) => {
    const { json } = await ask(platform, { subject, ...asked });
    const obligations = member(json, "response", 0, "obligations") as
      readonly unknown[] | undefined;
    return obligations?.map((obligation) => {
      const assignment = member(obligation, "attributeAssignment", 0);
      return [member(assignment, "category"), member(assignment, "value")];
    });
  };

  const category = "urn:altinn:minimum-authenticationlevel";
  assert.deepEqual(await levels({}), [
    [category, "4"],
    [`${category}-org`, "2"],
  ]);
  assert.equal(await levels({ resource: "bruno-broker" }), undefined);
  assert.equal(await levels({ actions: ["read"] }), undefined);
});
