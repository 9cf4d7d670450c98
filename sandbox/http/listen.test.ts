import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";

import { listen, PortTakenError } from "./listen.ts";

const quiet = { port: 0, name: "test", log: () => undefined };

test("a server on port 0 listens on loopback and answers", async (t) => {
  const server = await listen((_request, response) => void response.end("here"), quiet);
  t.after(() => server.close());

  const answer = await fetch(server.origin);

  assert.match(server.origin, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  assert.equal(await answer.text(), "here");
});

test("a taken port is a typed error that names the port", async (t) => {
  const first = await listen((_request, response) => void response.end(), quiet);
  t.after(() => first.close());

  const second = listen(() => undefined, { ...quiet, port: first.port });

  await assert.rejects(second, (error: unknown) => {
    assert.ok(error instanceof PortTakenError);
    assert.equal(error.code, "PORT_TAKEN");
    assert.equal(error.port, first.port);
    assert.match(error.message, new RegExp(String(first.port)));
    return true;
  });
});

test("a host that is no address of this machine is a typed error that names it", async () => {
  const listening = listen(() => undefined, { ...quiet, host: "192.0.2.1" });

  await assert.rejects(listening, { code: "HOST_NOT_HERE", message: /192\.0\.2\.1/ });
});

test("a server on every interface is reached by this machine on loopback", async (t) => {
  const handle = (_request: unknown, response: ServerResponse) => void response.end("here");
  const server = await listen(handle, { ...quiet, host: "0.0.0.0" });
  t.after(() => server.close());

  const answer = await fetch(server.origin);

  assert.match(server.origin, /^http:\/\/127\.0\.0\.1:/);
  assert.equal(await answer.text(), "here");
});

test("a handler that throws is answered 500 without details, and the log has no query", async (t) => {
  const lines: string[] = [];
  const handle = () => Promise.reject(new Error("inner words"));
  const server = await listen(handle, { ...quiet, log: (line) => lines.push(line) });
  t.after(() => server.close());

  const answer = await fetch(`${server.origin}/path?secret=1`);

  assert.equal(answer.status, 500);
  assert.equal(await answer.text(), "");
  assert.match(lines.join("\n"), /GET \/path failed: Error: inner words/);
  assert.doesNotMatch(lines.join("\n"), /secret/);
});

test("close ends connections that wait for an answer, and may be called twice", async () => {
  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  const server = await listen(() => isAsked(), quiet);
  const waiting = assert.rejects(fetch(server.origin));
  await asked;

  await server.close();
  await server.close();

  await waiting;
});
