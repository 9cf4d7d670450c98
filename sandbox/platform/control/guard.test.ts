import assert from "node:assert/strict";
import { test } from "node:test";

import { refuseForeigners } from "./guard.ts";

function statusFor(method: string, headers: Readonly<Record<string, string>>): number | null {
  const request = { method, headers, params: {}, query: new URLSearchParams(), body: "" };
  return refuseForeigners(request)?.status ?? null;
}

for (const host of ["127.0.0.1:5097", "localhost:1", "LOCALHOST", "[::1]:5097"]) {
  test(`Host ${host} is let in`, () => assert.equal(statusFor("GET", { host }), null));
}

const foreignHosts = [
  "rebound.example:5097",
  "127.0.0.1.example",
  "localhost.example:80",
  "test.maskinporten.no",
  "127.0.0.1@rebound.example",
  "",
];
for (const host of foreignHosts) {
  test(`Host "${host}" is refused`, () => assert.equal(statusFor("GET", { host }), 403));
}

for (const origin of ["http://127.0.0.1:5097", "http://localhost:3000", "https://[::1]"]) {
  test(`Origin ${origin} is let in`, () => {
    assert.equal(statusFor("GET", { host: "localhost", origin }), null);
  });
}

const foreignOrigins = ["https://page.example", "null", "http://localhost.example", "file://", ""];
for (const origin of foreignOrigins) {
  test(`Origin "${origin}" is refused`, () => {
    assert.equal(statusFor("GET", { host: "localhost", origin }), 403);
  });
}

test("a body is taken as JSON only, since forms and text can be sent by any page", () => {
  const host = "localhost";

  assert.equal(statusFor("PUT", { host, "content-type": "application/json; charset=utf-8" }), null);
  assert.equal(statusFor("PUT", { host, "content-type": "text/plain" }), 415);
  assert.equal(statusFor("POST", { host }), 415);
  assert.equal(statusFor("DELETE", { host }), null);
});
