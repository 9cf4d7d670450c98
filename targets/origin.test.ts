import assert from "node:assert/strict";
import { test } from "node:test";

import { parseOrigin } from "./origin.ts";

const origins = [
  { text: "http://127.0.0.1:5096", url: "http://127.0.0.1:5096", isLoopback: true },
  { text: "HTTP://LocalHost:80/", url: "http://localhost:80", isLoopback: true },
  { text: "http://[::1]:5096", url: "http://[::1]:5096", isLoopback: true },
  {
    text: "https://platform.tt02.altinn.no",
    url: "https://platform.tt02.altinn.no",
    isLoopback: false,
  },
  { text: "http://127.0.0.1.example.org", url: "http://127.0.0.1.example.org", isLoopback: false },
];
for (const { text, url, isLoopback } of origins) {
  test(`an origin: ${text}`, () => {
    assert.deepEqual(parseOrigin(text), { ok: true, origin: { url, isLoopback } });
  });
}

const others = [
  "",
  "127.0.0.1:5096",
  "ftp://a",
  "http://a/b",
  "http://u:p@a",
  "http://a?b",
  "http://a:0",
  "http://a:70000",
  "http://-a",
];
for (const text of others) {
  test(`no origin: "${text}"`, () => {
    assert.equal(parseOrigin(text).ok, false);
  });
}
