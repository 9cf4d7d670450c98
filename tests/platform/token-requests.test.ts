import assert from "node:assert/strict";
import { test } from "node:test";

import { member, runPlatform } from "./running-platform.ts";

const jwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const badForms = [
  { name: "no grant_type", body: "assertion=a.b.c", error: "invalid_request" },
  {
    name: "another grant_type",
    body: "grant_type=client_credentials&assertion=a.b.c",
    error: "unsupported_grant_type",
  },
  { name: "no assertion", body: `grant_type=${jwtBearer}`, error: "invalid_request" },
  {
    name: "assertion twice",
    body: `grant_type=${jwtBearer}&assertion=a&assertion=b`,
    error: "invalid_request",
  },
  { name: "no JWT", body: `grant_type=${jwtBearer}&assertion=abc`, error: "invalid_grant" },
  {
    name: "JSON instead of a form",
    body: "{}",
    type: "application/json",
    error: "invalid_request",
  },
];
for (const { name, body, error, type = "application/x-www-form-urlencoded" } of badForms) {
  test(`a token request with ${name} is refused as ${error}`, async (t) => {
    const platform = await runPlatform(t);

    const answer = await platform.ask("/token", {
      method: "POST",
      headers: { "content-type": type },
      body,
    });

    assert.equal(answer.status, 400);
    assert.equal(member(answer.json, "error"), error);
    assert.equal(typeof member(answer.json, "error_description"), "string");
  });
}
