import assert from "node:assert/strict";
import { test } from "node:test";

import type { RunningPlatform } from "./running-platform.ts";
import { member, postJson, runPlatform, systemUserToken } from "./running-platform.ts";

const registry = "/resourceregistry/api/v1";
const parties = "/register/api/v1/parties";

async function authorized(platform: RunningPlatform): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await systemUserToken(platform, "991825827")}` };
}

for (const id of ["altinn-broker-test-resource-1", "broker-suite-20261124"]) {
  test(`the registry describes ${id} with all that the broker cannot do without`, async (t) => {
    const platform = await runPlatform(t);

    const { status, json } = await platform.ask(`${registry}/resource/${id}`);

    assert.equal(status, 200);
    assert.equal(member(json, "identifier"), id);
    assert.equal(member(json, "hasCompetentAuthority", "organization"), "991825827");
    assert.equal(member(json, "hasCompetentAuthority", "orgcode"), "ttd");
    assert.equal(typeof member(json, "title", "nb"), "string");
    assert.equal(typeof member(json, "description", "nb"), "string");
    assert.equal(member(json, "accessListMode"), "Disabled");
  });
}

test("the registry does not know other ids", async (t) => {
  const platform = await runPlatform(t);

  const answers = [
    await platform.ask(`${registry}/resource/unknown`),
    await platform.ask(`${registry}/resource/BROKER-SUITE-1`),
  ];

  for (const { status } of answers) assert.equal(status, 404);
});

test("a member of an access list is found, and leads back to its organisation", async (t) => {
  const platform = await runPlatform(t);
  const headers = await authorized(platform);
  const query =
    "resource=urn:altinn:resource:ttd-broker-tilgangsliste&party=urn:altinn:organization:identifier-no:311764837";

  const resource = await platform.ask(`${registry}/resource/ttd-broker-tilgangsliste`);
  const found = await platform.ask(`${registry}/access-lists/memberships?${query}`, { headers });

  assert.equal(member(resource.json, "accessListMode"), "Enabled");
  const party = String(member(found.json, "data", 0, "party"));
  assert.match(party, /^urn:altinn:party:uuid:/);
  const uuid = party.split(":").at(-1) ?? "";
  const back = await platform.ask(`${parties}/byuuid/${uuid}`, { headers });
  assert.equal(member(back.json, "orgNumber"), "311764837");
});

test("others are no members, and a question without urns is refused", async (t) => {
  const platform = await runPlatform(t);
  const headers = await authorized(platform);
  const ask = (resource: string, party: string) =>
    platform.ask(`${registry}/access-lists/memberships?resource=${resource}&party=${party}`, {
      headers,
    });
  const organization = "urn:altinn:organization:identifier-no:";

  const other = await ask(
    "urn:altinn:resource:ttd-broker-tilgangsliste",
    `${organization}991825827`,
  );
  const open = await ask("urn:altinn:resource:broker-suite-1", `${organization}311764837`);
  const bare = await ask("ttd-broker-tilgangsliste", `${organization}311764837`);
  const short = await ask(
    "urn:altinn:resource:ttd-broker-tilgangsliste",
    `${organization}31176483`,
  );

  assert.deepEqual([other.json, open.json], [{ data: [] }, { data: [] }]);
  assert.deepEqual([bare.status, short.status], [400, 400]);
});

test("Register knows every organisation of nine digits, by an int32 party id", async (t) => {
  const platform = await runPlatform(t);
  const headers = await authorized(platform);

  const answer = await platform.ask(
    `${parties}/lookup`,
    postJson({ orgNo: "999999999", ssn: null }, headers),
  );

  assert.equal(answer.status, 200);
  assert.equal(member(answer.json, "orgNumber"), "999999999");
  const partyId = Number(member(answer.json, "partyId"));
  assert.ok(Number.isInteger(partyId) && partyId > 0 && partyId < 2 ** 31);
});

const badNumbers = [
  "urn:altinn:organization:identifier-no:991825827",
  "0192:991825827",
  "99182582",
  "",
  null,
  991825827,
];
for (const orgNo of badNumbers) {
  test(`Register refuses the orgNo ${JSON.stringify(orgNo)}`, async (t) => {
    const platform = await runPlatform(t);
    const headers = await authorized(platform);

    const answer = await platform.ask(`${parties}/lookup`, postJson({ orgNo, ssn: null }, headers));

    assert.equal(answer.status, 400);
  });
}

test("Register and memberships want a token, and an unknown uuid is 404", async (t) => {
  const platform = await runPlatform(t);
  const unknown = `${parties}/byuuid/11111111-1111-4111-8111-111111111111`;

  const statuses = [
    await platform.ask(`${parties}/lookup`, postJson({ orgNo: "991825827" })),
    await platform.ask(unknown),
    await platform.ask(`${registry}/access-lists/memberships`),
    await platform.ask(unknown, { headers: await authorized(platform) }),
  ].map(({ status }) => status);

  assert.deepEqual(statuses, [401, 401, 401, 404]);
});
