import assert from "node:assert/strict";
import { test } from "node:test";

import { parseEnterpriseParameters, parseSystemUserParameters } from "./token-parameters.ts";

test("an enterprise token needs scopes and an organisation", () => {
  const query = new URLSearchParams("env=tt02&scopes=altinn:a altinn:b&org=ttd&orgNo=991825827");

  assert.deepEqual(parseEnterpriseParameters(query), {
    ok: true,
    parameters: {
      scopes: ["altinn:a", "altinn:b"],
      org: "ttd",
      orgNo: "991825827",
      supplierOrgNo: null,
      clientId: null,
      ttlSeconds: 1800,
    },
  });
});

test("a system user token has the defaults of the real generator", () => {
  assert.deepEqual(parseSystemUserParameters(new URLSearchParams()), {
    ok: true,
    parameters: {
      scopes: ["altinn:enduser"],
      orgNo: "991825827",
      supplierOrgNo: null,
      systemUserId: null,
      systemUserOrg: "991825827",
      clientId: null,
      ttlSeconds: 1800,
    },
  });
});

const lifetimes = [
  { ttl: "0", seconds: 0 },
  { ttl: "-60", seconds: -60 },
  { ttl: "86400", seconds: 86_400 },
];
for (const { ttl, seconds } of lifetimes) {
  test(`ttl=${ttl} is taken, so that a token can have expired`, () => {
    const parsed = parseSystemUserParameters(new URLSearchParams({ ttl }));

    assert.ok(parsed.ok);
    assert.equal(parsed.parameters.ttlSeconds, seconds);
  });
}

test("scopes of spaces alone are no scope; commas part scopes too", () => {
  const none = parseSystemUserParameters(new URLSearchParams({ scopes: " " }));
  const two = parseSystemUserParameters(new URLSearchParams({ scopes: "altinn:a,altinn:b" }));

  assert.ok(none.ok);
  assert.deepEqual(none.parameters.scopes, []);
  assert.ok(two.ok);
  assert.deepEqual(two.parameters.scopes, ["altinn:a", "altinn:b"]);
});

const faulty = [
  { query: "scopes=altinn:a", names: ["orgNo"] },
  { query: "orgNo=991825827", names: ["scopes"] },
  { query: "", names: ["scopes", "orgNo"] },
  { query: "scopes=altinn:a&orgNo=0192:991825827", names: ["orgNo"] },
  { query: "scopes=ALTINN&orgNo=991825827", names: ["scopes"] },
  { query: "scopes=altinn:a&orgNo=991825827&orgNo=991825827", names: ["orgNo"] },
  { query: "scopes=altinn:a&orgNo=991825827&ttl=1.5", names: ["ttl"] },
  { query: "scopes=altinn:a&orgNo=991825827&ttl=86401", names: ["ttl"] },
  { query: "scopes=altinn:a&orgNo=991825827&ttl=soon", names: ["ttl"] },
  { query: "scopes=altinn:a&orgNo=991825827&env=TT02!", names: ["env"] },
  { query: "scopes=altinn:a&orgNo=991825827&org=T%20T", names: ["org"] },
  { query: "scopes=altinn:a&orgNo=991825827&supplierOrgNo=1", names: ["supplierOrgNo"] },
  { query: "scopes=altinn:a&orgNo=991825827&clientId=%3Cb%3E", names: ["clientId"] },
];
for (const { query, names } of faulty) {
  test(`the query "${query}" is refused, naming ${names.join(" and ")}`, () => {
    const parsed = parseEnterpriseParameters(new URLSearchParams(query));

    assert.ok(!parsed.ok);
    assert.deepEqual(Object.keys(parsed.faults), names);
  });
}

test("a systemUserId that is no UUID and a bad systemUserOrg are named together", () => {
  const parsed = parseSystemUserParameters(new URLSearchParams("systemUserId=x&systemUserOrg=y"));

  assert.ok(!parsed.ok);
  assert.deepEqual(Object.keys(parsed.faults), ["systemUserId", "systemUserOrg"]);
});
