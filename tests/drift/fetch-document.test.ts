import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { after, before, test } from "node:test";

import { fetchDocument } from "../../runner/drift/fetch-document.ts";
import { listenOn, type LoopbackServer, unusedOrigin } from "../cli/loopback-servers.ts";
import { readDraft } from "./change-document.ts";
import { runDrift } from "./run-drift.ts";

const contract = JSON.stringify(await readDraft("contracts/broker.openapi.yaml"));

let server: LoopbackServer;
let other: LoopbackServer;
before(async () => {
  other = await listenOn((_, response) => response.end(contract));
  server = await listenOn((request, response) =>
    answers[(request.url ?? "").replace(/\?.*/, "")]?.(request, response),
  );
});
after(() => Promise.all([server.close(), other.close()]));

const redirect =
  (to: () => string) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(302, { location: to() }).end();
  };
const answers: Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => void>
> = {
  "/swagger/v1/swagger.json": (_, response) => response.end(contract),
  "/moved": redirect(() => "/swagger/v1/swagger.json"),
  "/away": redirect(() => `${other.origin}/`),
  "/round": redirect(() => "/round"),
  "/page": (_, response) => response.end("<html>"),
  "/absent": (_, response) => response.writeHead(404).end(),
  "/silent": () => undefined,
  "/cut": (_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("{");
    response.destroy();
  },
};

test("a live document is fetched, also behind a redirect within its origin", async () => {
  for (const path of ["/swagger/v1/swagger.json", "/moved"]) {
    const { stdout, stderr, exitCode } = await runDrift(".", `${server.origin}${path}`);

    assert.equal(stdout, "no differences\n");
    assert.ok(stderr.startsWith(`${server.origin}${path}: Altinn Broker`), stderr);
    assert.equal(exitCode, 0);
  }
});

test("an address without a document ends with 3 and says why", async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [
      `${server.origin}/absent?token=secret`,
      /\/absent: it answers 404 {2}\[DOCUMENT_UNREACHABLE\]/,
    ],
    [`${server.origin}/away`, /it redirects to another origin, http:\/\/127\.0\.0\.1:\d+/],
    [`${server.origin}/round`, /it redirects more than 5 times/],
    [`${server.origin}/cut`, /no document from \S+\/cut: \S/],
    [`${await unusedOrigin()}/`, /ECONNREFUSED/],
  ];
  for (const [address, problem] of cases) {
    const { stdout, stderr, exitCode } = await runDrift(".", address);

    assert.equal(exitCode, 3, address);
    assert.equal(stdout, "");
    assert.match(stderr, problem);
    assert.doesNotMatch(stderr, /secret/);
  }
});

test("an address that answers something else than a document ends with 2", async () => {
  const { stderr, exitCode } = await runDrift(".", `${server.origin}/page`);

  assert.equal(exitCode, 2);
  assert.match(stderr, /\[DOCUMENT_NOT_OPENAPI\]/);
});

test("an address that is none, or holds a password, ends with 2", async () => {
  for (const address of ["http://", "https://user:secret@127.0.0.1/"]) {
    const { stderr, exitCode } = await runDrift(".", address);

    assert.equal(exitCode, 2);
    assert.match(stderr, /\[DOCUMENT_UNREADABLE\]/);
    assert.doesNotMatch(stderr, /secret/);
  }
});

test("time and size are bounded, and the caller's abort goes through", async () => {
  const never = new AbortController().signal;
  const bounds = { withinMs: 20_000, sizeBytes: 1000 };
  const stopped = new AbortController();
  const at = (path: string): URL => new URL(path, server.origin);

  await assert.rejects(fetchDocument(at("/swagger/v1/swagger.json"), never, bounds), {
    code: "DOCUMENT_UNREACHABLE",
    message: /it sends more than 1000 bytes/,
  });
  await assert.rejects(fetchDocument(at("/silent"), never, { ...bounds, withinMs: 20 }), {
    code: "DOCUMENT_UNREACHABLE",
    message: /no answer within 0\.02 s/,
  });
  const waiting = fetchDocument(at("/silent"), stopped.signal, bounds);
  stopped.abort(new Error("stopped"));
  await assert.rejects(waiting, { message: "stopped" });
});
