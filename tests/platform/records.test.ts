import assert from "node:assert/strict";
import { test } from "node:test";

import {
  type RunningPlatform,
  member,
  postJson,
  runPlatform,
  systemUserToken,
} from "./running-platform.ts";

async function decide(platform: RunningPlatform, party: string, action: string) {
  const category = (attributeId: string, value: string) => ({
    attribute: [{ attributeId, value }],
  });
  const organization = "urn:altinn:organization:identifier-no";
  const resource = [
    { attributeId: "urn:altinn:resource", value: "bruno-broker" },
    { attributeId: organization, value: party },
  ];
  const request = {
    accessSubject: [category(organization, "991825827")],
    action: [category("urn:oasis:names:tc:xacml:1.0:action:action-id", action)],
    resource: [{ attribute: resource }],
  };
  const authorization = `Bearer ${await systemUserToken(platform, "991825827")}`;
  await platform.ask("/authorization/api/v1/authorize", postJson({ request }, { authorization }));
}

async function list(platform: RunningPlatform, path: string) {
  const { status, json } = await platform.ask(`/_control/${path}`);
  assert.equal(status, 200);
  return member(json, path.replace(/\?.*/, "")) as readonly Readonly<Record<string, unknown>>[];
}

test("decisions are filtered by their members and by what came later, and cleared", async (t) => {
  const platform = await runPlatform(t);
  await decide(platform, "991825827", "read");
  await decide(platform, "986252932", "read");
  await decide(platform, "991825827", "write");

  const actions = async (query: string) =>
    (await list(platform, `decisions?${query}`)).map(({ party, action }) =>
      [party, action].join(" "),
    );

  assert.deepEqual(await actions("decision=Permit"), ["991825827 read", "991825827 write"]);
  assert.deepEqual(await actions("party=991825827&action=write"), ["991825827 write"]);
  assert.deepEqual(await actions("after=1&action=read"), ["986252932 read"]);
  assert.deepEqual(await actions("resource=other"), []);
  assert.equal((await actions("resourceInstance=")).length, 3);
  await platform.ask("/_control/decisions", { method: "DELETE" });
  assert.deepEqual(await actions(""), []);
});

test("calls are listed with who called, how it was answered, and without tokens; filtered and cleared", async (t) => {
  const platform = await runPlatform(t);
  const token = await systemUserToken(platform, "991825827");
  const headers = { authorization: `Bearer ${token}` };
  await platform.ask("/register/api/v1/parties/byuuid/none", { headers });
  await platform.ask("/register/api/v1/parties/byuuid/none");

  const register = await list(platform, "calls?dependency=register");
  const refused = await list(platform, "calls?status=401");

  assert.deepEqual(
    register.map(({ method, path, status, clientId }) => [method, path, status, clientId]),
    [
      ["GET", "/register/api/v1/parties/byuuid/none", 404, "broker-suite"],
      ["GET", "/register/api/v1/parties/byuuid/none", 401, null],
    ],
  );
  assert.equal(refused.length, 1);
  const { text } = await platform.ask("/_control/calls");
  assert.ok(!text.includes(token));
  await platform.ask("/_control/calls", { method: "DELETE" });
  const paths = (await list(platform, "calls")).map(({ path }) => path);
  assert.deepEqual(paths, ["/_control/calls"]);
});

test("a filter that is no member, or no number, is refused: it would show too much", async (t) => {
  const platform = await runPlatform(t);

  const answers = [
    await platform.ask("/_control/calls?dependancy=register"),
    await platform.ask("/_control/decisions?after=x"),
  ];

  assert.deepEqual(
    answers.map(({ status }) => status),
    [400, 400],
  );
  assert.match(
    String(member(answers[0]?.json, "detail")),
    /dependancy: expected one of method, path/,
  );
});

for (const { path, method, scope } of [
  {
    method: "POST",
    path: "/authorization/api/v1/authorize",
    scope: "altinn:authorization/authorize.admin",
  },
  {
    method: "POST",
    path: "/register/api/v1/parties/lookup",
    scope: "altinn:register/partylookup.admin",
  },
  {
    method: "GET",
    path: "/resourceregistry/api/v1/access-lists/memberships",
    scope: "altinn:resourceregistry/resource.admin",
  },
  { method: "POST", path: "/events/api/v1/events", scope: "altinn:events.publish" },
]) {
  test(`${path} wants the scope ${scope}`, async (t) => {
    const platform = await runPlatform(t);
    const { text: token } = await platform.ask(
      "/api/GetSystemUserToken?scopes=altinn:broker.write",
    );

    const answer = await platform.ask(path, {
      method,
      headers: { authorization: `Bearer ${token}` },
    });

    assert.equal(answer.status, 403);
    assert.match(answer.headers.get("www-authenticate") ?? "", /insufficient_scope/);
    assert.ok(String(member(answer.json, "detail")).includes(scope));
  });
}
