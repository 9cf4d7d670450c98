import assert from "node:assert/strict";
import { test } from "node:test";

import { harEntries, readHar } from "./read-har.ts";

const header = (name: string, value: string) => ({ name, value });

function exchangeOf(request: object, response: object) {
  const [entry] = readHar(
    [{ request: { method: "GET", url: "/", ...request }, response }],
    "a.har",
  );
  assert.equal(entry?.kind, "exchange");
  return entry.exchange;
}

test("a HAR is known by its entries", () => {
  assert.deepEqual(harEntries({ log: { entries: [] } }), []);
  assert.equal(harEntries({ log: {} }), null);
  assert.equal(harEntries([]), null);
});

test("the path is kept as it was written, without origin and fragment", () => {
  const { request } = exchangeOf({ url: "https://a.example:8443/b//%2e?c=%00#d" }, { status: 200 });

  assert.equal(request.path, "/b//%2e?c=%00");
  assert.equal(exchangeOf({ url: "https://a.example" }, { status: 200 }).request.path, "/");
});

test("pseudo headers are dropped, and lines that Chrome has joined are parted", () => {
  const { request, response } = exchangeOf(
    { headers: [header(":path", "/"), header("Accept", "*/*")] },
    { status: 401, headers: [header("WWW-Authenticate", "Bearer\nBearer")] },
  );

  assert.deepEqual(request.headers, [["Accept", "*/*"]]);
  assert.deepEqual(response.headers, [
    ["WWW-Authenticate", "Bearer"],
    ["WWW-Authenticate", "Bearer"],
  ]);
});

const bodies = [
  {
    name: "a text",
    response: { status: 200, content: { size: 1, text: "a" } },
    expected: { kind: "text", text: "a" },
  },
  {
    name: "a text in base64",
    response: { status: 200, content: { size: 2, text: "w6U=", encoding: "base64" } },
    expected: { kind: "text", text: "å" },
  },
  {
    name: "bytes in base64",
    response: { status: 200, content: { size: 1, text: "/w==", encoding: "base64" } },
    expected: {
      kind: "binary",
      isUtf8: false,
      sizeBytes: 1,
      sha256: "a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89",
    },
  },
  {
    name: "none",
    response: { status: 200, content: { size: 0 } },
    expected: { kind: "text", text: "" },
  },
  {
    name: "none, by its size on the wire",
    response: { status: 401, bodySize: 0, content: {} },
    expected: { kind: "text", text: "" },
  },
  {
    name: "none, by its status",
    response: { status: 204, content: { size: -1 } },
    expected: { kind: "text", text: "" },
  },
  {
    name: "not kept",
    response: { status: 200, content: { size: 5 } },
    expected: { kind: "unknown", reason: "the HAR does not contain it" },
  },
  {
    name: "not kept, though its size is said to be 0",
    response: {
      status: 200,
      headers: [header("content-length", "5")],
      content: { size: 0, text: "" },
    },
    expected: { kind: "unknown", reason: "the HAR does not contain it" },
  },
  {
    name: "cut short",
    response: { status: 200, content: { size: 500, mimeType: "text/plain", text: "a" } },
    expected: { kind: "unknown", reason: "it was cut short when recorded" },
  },
  {
    name: "a JSON text that is shorter than was said",
    response: { status: 200, content: { size: 500, mimeType: "application/json", text: "[]" } },
    expected: { kind: "text", text: "[]" },
  },
  {
    name: "not kept, with an empty text",
    response: { status: 200, content: { size: 5, text: "" } },
    expected: { kind: "unknown", reason: "the HAR does not contain it" },
  },
];
for (const { name, response, expected } of bodies) {
  test(`response body: ${name}`, () => {
    assert.deepEqual(exchangeOf({}, response).response.body, expected);
  });
}

const requests = [
  {
    name: "a text",
    request: { postData: { text: "{}" }, bodySize: 2 },
    expected: { kind: "text", text: "{}" },
  },
  { name: "none", request: { bodySize: 0 }, expected: { kind: "text", text: "" } },
  {
    name: "none announced",
    request: { bodySize: -1, headers: [] },
    expected: { kind: "text", text: "" },
  },
  { name: "not kept", request: { bodySize: 7 }, expected: "unknown" },
  {
    name: "not kept, but it has a type",
    request: { bodySize: 0, headers: [header("content-type", "application/json")] },
    expected: "unknown",
  },
  {
    name: "none, by its length",
    request: {
      headers: [header("content-type", "application/json"), header("content-length", "0")],
    },
    expected: { kind: "text", text: "" },
  },
  {
    name: "not kept, but announced",
    request: { headers: [header("Content-Length", "7")] },
    expected: "unknown",
  },
  {
    name: "not kept, but sent in chunks",
    request: { headers: [header("Transfer-Encoding", "chunked")] },
    expected: "unknown",
  },
  {
    name: "a form that is kept in parts",
    request: { postData: { params: [] } },
    expected: "unknown",
  },
];
for (const { name, request, expected } of requests) {
  test(`request body: ${name}`, () => {
    const { body } = exchangeOf(request, { status: 200 }).request;

    if (expected === "unknown") assert.equal(body.kind, "unknown");
    else assert.deepEqual(body, expected);
  });
}

const unjudgeable = [
  { name: "got no response", response: { status: 0, headers: [header("a", "b")] } },
  { name: "became a WebSocket", response: { status: 101, headers: [header("a", "b")] } },
  { name: "has no response headers", response: { status: 200, headers: [] } },
];
for (const { name, response } of unjudgeable) {
  test(`an exchange that ${name} is of no operation, since nothing can be judged`, () => {
    assert.equal(exchangeOf({}, response).operation, "not recorded");
  });
}

test("a body that the exporter has decompressed does not have the length of its header", () => {
  const { response } = exchangeOf(
    {},
    {
      status: 200,
      headers: [header("Content-Length", "17")],
      content: { size: 2, compression: -15, text: "[]" },
    },
  );

  assert.deepEqual(response.headers.at(-1), ["content-encoding", "undone"]);
});

test("a HAR is one sequence, and its entries have their times where it tells them", () => {
  const entry = { request: { method: "GET", url: "/" }, response: { status: 200 } };
  const timed = { ...entry, startedDateTime: "2026-11-22T13:00:00.250+01:00", time: 20.5 };

  const placements = readHar([timed, { ...timed, time: 0 }, entry], "a.har").map((one) =>
    one.kind === "exchange" ? one.exchange.placement : null,
  );

  const startedAtMs = Date.parse("2026-11-22T12:00:00.250Z");
  assert.deepEqual(placements, [
    { sequence: "", isParallel: false, startedAtMs, endedAtMs: startedAtMs + 20.5 },
    { sequence: "", isParallel: false },
    { sequence: "", isParallel: false },
  ]);
});

test("a request that got no response has status 0", () => {
  assert.equal(exchangeOf({}, { status: -1 }).response.status, 0);
});

test("an entry without response is a mistake that names its place", () => {
  assert.throws(() => readHar([{ request: {} }], "a.har"), {
    code: "NO_EXCHANGE",
    message: /a\.har, entry 0/,
  });
});
