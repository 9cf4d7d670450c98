import assert from "node:assert/strict";
import { test } from "node:test";

import type { Exchange } from "./exchange.ts";
import { curlLine, maskTokens, showResponse } from "./show-exchange.ts";

const token = "eyJhbGciOiJSUzI1NiJ9.eyJzY29wZSI6IngifQ.c2lnbmF0dXJl";
const exchange: Exchange = {
  url: "http://broker/broker/api/v1/filetransfer?from=1",
  request: {
    method: "POST",
    path: "/broker/api/v1/filetransfer?from=1",
    headers: [
      ["Authorization", `Bearer ${token}`],
      ["Content-Type", "application/json"],
      ["Postman-Token", "x"],
      ["Host", "broker"],
    ],
    body: { kind: "text", text: `{"name":"it's"}` },
  },
  response: {
    status: 400,
    headers: [["X-Echo", token]],
    body: { kind: "text", text: `${token} ${"x".repeat(3000)}` },
    isRaw: true,
  },
  durationMs: 1,
};

test("the curl line sends the request again, with the token as a variable of the shell", () => {
  assert.equal(
    curlLine(exchange),
    `curl -i -X POST 'http://broker/broker/api/v1/filetransfer?from=1' -H "Authorization: Bearer $TOKEN"` +
      ` -H 'Content-Type: application/json' --data-binary '{"name":"it'\\''s"}'`,
  );
});

test("a response is shown without tokens, and cut", () => {
  const shown = showResponse(exchange);

  assert.deepEqual(shown?.headers, [["X-Echo", "$TOKEN"]]);
  assert.ok(shown !== null && shown.body.startsWith("$TOKEN xxx") && shown.body.length === 2000);
});

test("no response is shown as none", () => {
  assert.equal(showResponse({ ...exchange, response: { ...exchange.response, status: 0 } }), null);
});

test("a token that was cut is masked too", () => {
  assert.equal(maskTokens(`<${token.slice(0, 30)}>`), "<$TOKEN>");
});
