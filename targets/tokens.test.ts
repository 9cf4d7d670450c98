import assert from "node:assert/strict";
import { test } from "node:test";

import { actors } from "./actors.ts";
import { needsRenewal, readTokenResponse, tokenRequest } from "./tokens.ts";

const platform = "http://127.0.0.1:5097";

test("a system user's token is asked for by its organisation", () => {
  const { url } = tokenRequest(platform, actors.sender);

  assert.equal(
    url,
    `${platform}/api/GetSystemUserToken?env=sandbox&scopes=altinn%3Abroker.write&orgNo=310654321&systemUserOrg=991825827&ttl=1800`,
  );
});

test("an enterprise token is asked for by the organisation itself", () => {
  assert.match(
    tokenRequest(platform, actors.serviceOwner).url,
    /GetEnterpriseToken\?.*&orgNo=991825827&/,
  );
});

test("the answer's token lives as long as was asked for", () => {
  assert.deepEqual(readTokenResponse(actors.sender, 200, "aaa.bbb.ccc\n", 1000), {
    value: "aaa.bbb.ccc",
    expiresAtMs: 1_801_000,
  });
});

const refusals = [
  { name: "401", status: 401, body: "no", message: /actor sender: .* answered 401: no$/ },
  {
    name: "a page instead of a token",
    status: 200,
    body: "<html>",
    message: /200 with a body that is no token/,
  },
  { name: "no answer", status: 0, body: "", message: /answered nothing/ },
];
for (const { name, status, body, message } of refusals) {
  test(`refused: ${name}`, () => {
    assert.throws(() => readTokenResponse(actors.sender, status, body, 0), {
      code: "TOKEN_REFUSED",
      message,
    });
  });
}

test("a token is renewed before it ends, spread by the jitter", () => {
  const token = { value: "a.b.c", expiresAtMs: 1_000_000 };

  assert.equal(needsRenewal(undefined, 0, 0), true);
  assert.equal(needsRenewal(token, 939_999, 0), false);
  assert.equal(needsRenewal(token, 940_000, 0), true);
  assert.equal(needsRenewal(token, 820_000, 1), true);
});
