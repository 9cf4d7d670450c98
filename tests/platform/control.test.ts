import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { PortTakenError } from "../../sandbox/http/listen.ts";
import { notEmulated } from "../../sandbox/platform/not-emulated.ts";
import { startPlatform } from "../../sandbox/platform/start-platform.ts";
import { makeClient, member, postJson, register, runPlatform } from "./running-platform.ts";

/** A GET with headers that fetch does not let one set. */
function getWith(url: string, headers: Readonly<Record<string, string>>) {
  return new Promise<{ status: number; json: unknown }>((resolve, reject) => {
    request(url, { headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) }),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("control lists what it can do", async (t) => {
  const platform = await runPlatform(t);

  const { status, json } = await platform.ask("/_control");

  assert.equal(status, 200);
  assert.deepEqual(member(json, "abilities"), [
    "clients",
    "tokens",
    "events",
    "decisions",
    "calls",
    "policy",
    "resources",
    "failures",
    "scan-results",
    "subscriptions",
    "pushes",
    "clocks",
    "gateway",
  ]);
});

test("a client is registered by its public key, and listed without it", async (t) => {
  const platform = await runPlatform(t);
  const { clientId, kid, publicJwk: jwk } = makeClient();

  const answer = await platform.ask("/_control/clients", postJson({ clientId, kid, jwk }));

  assert.equal(answer.status, 201);
  const list = await platform.ask("/_control/clients");
  assert.deepEqual(list.json, { clients: [{ clientId, kids: [kid] }] });
});

test("a registration that is wrong is refused in words", async (t) => {
  const platform = await runPlatform(t);

  const answer = await platform.ask("/_control/clients", postJson({ clientId: "a" }));

  assert.equal(answer.status, 400);
  assert.match(String(member(answer.json, "detail")), /kid:.*jwk:/);
});

test("a policy that is wrong is refused, and the one in force stays", async (t) => {
  const platform = await runPlatform(t);
  const before = (await platform.ask("/_control/policy")).json;

  const answer = await platform.ask("/_control/policy", {
    ...postJson({ permit: [] }),
    method: "PUT",
  });

  assert.equal(answer.status, 400);
  assert.deepEqual((await platform.ask("/_control/policy")).json, before);
});

test("resources are replaced and put back, and wrong ones are refused", async (t) => {
  const platform = await runPlatform(t);
  const owner = { organization: "974760673", orgcode: "other", name: { nb: "Andre" } };
  const put = (body: object) =>
    platform.ask("/_control/resources", { ...postJson(body), method: "PUT" });
  const statusOf = async (id: string) =>
    (await platform.ask(`/resourceregistry/api/v1/resource/${id}`)).status;

  const replaced = await put({ owner, resources: [{ id: "mine-*" }] });
  const refused = await put({ owner, resources: [{}] });
  const after = [await statusOf("mine-1"), await statusOf("bruno-broker")];
  await platform.ask("/_control/resources", { method: "DELETE" });
  const back = [await statusOf("mine-1"), await statusOf("bruno-broker")];

  assert.deepEqual([replaced.status, refused.status], [200, 400]);
  assert.match(String(member(refused.json, "detail")), /resources\[0\]\.id/);
  assert.deepEqual(
    [after, back],
    [
      [200, 404],
      [404, 200],
    ],
  );
});

test("policy and resources come from the files that the start names", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-test-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const policyFile = join(folder, "policy.yaml");
  const resourcesFile = join(folder, "resources.json");
  await writeFile(policyFile, "ownOrganization: [read]\n");
  const owner = { organization: "974760673", orgcode: "other", name: { nb: "Andre" } };
  await writeFile(resourcesFile, JSON.stringify({ owner, resources: [{ id: "only" }] }));

  const platform = await runPlatform(t, { policyFile, resourcesFile });

  const policy = (await platform.ask("/_control/policy")).json;
  const resources = (await platform.ask("/_control/resources")).json;
  assert.deepEqual(member(policy, "ownOrganization"), ["read"]);
  assert.deepEqual(resources, { resources: [{ id: "only", owner, accessList: null }] });
});

test("control is closed to a foreign Host and a foreign Origin, on every path of it", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, makeClient());
  const known = member((await platform.ask("/unknown")).json, "known") as readonly string[];
  const paths = known.flatMap((row) => /^GET \/_control(.*)$/.exec(row)?.slice(1) ?? []);

  assert.ok(paths.length > 5);
  for (const path of paths) {
    const url = `${platform.platformUrl}/_control${path}`;
    const rebound = await getWith(url, { host: "rebound.example:5097" });
    const page = await getWith(url, { origin: "https://page.example" });
    assert.deepEqual([path, rebound.status, page.status], [path, 403, 403]);
  }
  const foreign = { origin: "https://page.example" };
  const put = await platform.ask("/_control/policy", { ...postJson({}, foreign), method: "PUT" });
  const erase = await platform.ask("/_control/events", { method: "DELETE", headers: foreign });
  assert.deepEqual([put.status, erase.status], [403, 403]);
});

test("what the broker calls is open to any Host, and metadata follow the name of test.maskinporten.no", async (t) => {
  const platform = await runPlatform(t);
  const url = `${platform.platformUrl}/.well-known/oauth-authorization-server`;

  const asTest = await getWith(url, { host: "test.maskinporten.no" });
  const asOther = await getWith(url, { host: "host.docker.internal:5097" });

  assert.equal(member(asTest.json, "issuer"), "https://test.maskinporten.no/");
  assert.equal(member(asOther.json, "issuer"), `${platform.platformUrl}/`);
});

test("an unknown path is 404 and names what exists, a wrong method is 405 with Allow", async (t) => {
  const platform = await runPlatform(t);

  const unknown = await platform.ask("/_control/nothing");
  const wrong = await platform.ask("/_control/events", { method: "PUT" });

  assert.equal(unknown.status, 404);
  const known = member(unknown.json, "known") as readonly string[];
  assert.ok(known.includes("POST /token") && known.includes("GET /_control/events"));
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get("allow"), "GET, DELETE");
});

test("a body of more than a mebibyte is 413, and the platform goes on", async (t) => {
  const platform = await runPlatform(t);
  const body = "x".repeat(1024 * 1024 + 1);

  const answer = await platform.ask("/token", { method: "POST", body });

  assert.equal(answer.status, 413);
  assert.equal((await platform.ask("/_control")).status, 200);
});

test("a taken port is PORT_TAKEN; after close the address answers no more", async (t) => {
  const platform = await runPlatform(t);
  const port = Number(new URL(platform.platformUrl).port);

  await assert.rejects(startPlatform({ port, log: () => undefined }), PortTakenError);
  await platform.close();

  await assert.rejects(platform.ask("/_control"));
});

test("the start says in one line what is not emulated, and the guide has the same list", async (t) => {
  const lines: string[] = [];
  const platform = await startPlatform({ port: 0, log: (line) => lines.push(line) });
  t.after(() => platform.close());

  const guide = await readFile(new URL("../../docs/platform.md", import.meta.url), "utf8");

  assert.equal(lines.length, 1);
  for (const item of notEmulated) {
    assert.ok(lines[0]?.includes(item));
    assert.ok(guide.includes(`- ${item}`), item);
  }
});

test("the guide names every path that is answered, and no other", async (t) => {
  const platform = await runPlatform(t, { tlsNames: ["inside.test"] });
  const known = member((await platform.ask("/unknown")).json, "known") as readonly string[];

  const guide = await readFile(new URL("../../docs/platform.md", import.meta.url), "utf8");

  const named = [...guide.matchAll(/^\| `((?:GET|POST|PUT|DELETE) [^ `]+)`/gm)].map(
    (row) => row[1],
  );
  assert.deepEqual(new Set(named), new Set(known));
  assert.equal(named.length, known.length);
});

test("two platforms have different keys", async (t) => {
  const first = await runPlatform(t, { hasOwnKeys: true });
  const second = await runPlatform(t, { hasOwnKeys: true });

  const kids = [await first.ask("/jwk"), await second.ask("/jwk")].map(({ json }) =>
    member(json, "keys", 0, "kid"),
  );

  assert.notEqual(kids[0], kids[1]);
});
