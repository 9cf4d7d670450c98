import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { connect as connectTcp } from "node:net";
import { test, type TestContext } from "node:test";
import { text } from "node:stream/consumers";

import { makeCertificates } from "../../sandbox/platform/tls/certificates.ts";
import { connectProxy } from "../../sandbox/http/connect-proxy.ts";
import { listen } from "../../sandbox/http/listen.ts";
import { tunnel } from "./tunnel.ts";

/** A server that answers its path, as a proxy for `inside.test`. */
async function startProxy(t: TestContext) {
  const lines: string[] = [];
  const made = await makeCertificates({
    names: ["inside.test"],
    revocationUrl: "http://127.0.0.1/list",
    nowMs: Date.now(),
  });
  const ownOrigins = ["http://public.test:81"];
  const proxy = connectProxy({
    names: ["inside.test"],
    identity: made,
    ownOrigins,
    handle: ({ url, headers }, response) => void response.end(`${headers.host} ${url}`),
    log: (line) => lines.push(line),
  });
  const server = await listen(proxy.handle, {
    port: 0,
    name: "test",
    log: (line) => lines.push(line),
    connect: proxy.connect,
  });
  ownOrigins.push(server.origin);
  t.after(async () => {
    proxy.close();
    await server.close();
  });
  return { ...server, made, lines, proxy };
}

test("a tunnel to a name of the proxy ends in it, with a certificate of the authority", async (t) => {
  const server = await startProxy(t);

  const socket = await tunnel(server.port, "inside.test:443", server.made.authority);
  socket.end("GET /path HTTP/1.1\r\nhost: inside.test\r\nconnection: close\r\n\r\n");

  assert.match(await text(socket), /^HTTP\/1\.1 200 [^]*inside\.test \/path$/);
});

test("a client that does not trust the authority gets no further", async (t) => {
  const server = await startProxy(t);

  await assert.rejects(tunnel(server.port, "inside.test:443"), /certificate/);
});

test("a client that breaks TLS off is noted", async (t) => {
  const server = await startProxy(t);
  const socket = connectTcp(server.port, "127.0.0.1");
  socket.write("CONNECT inside.test:443 HTTP/1.1\r\n\r\n");
  await once(socket, "data");

  socket.write("no TLS at all\r\n\r\n");
  await once(socket.resume(), "close");

  assert.match(server.lines[0] ?? "", /gave up TLS with inside\.test/);
});

test("the certificate is not revoked by the authority's list, and a list of another one does not pass for it", async (t) => {
  const server = await startProxy(t);
  const other = await startProxy(t);
  const listOf = ({ made }: typeof server): string =>
    `-----BEGIN X509 CRL-----\n${Buffer.from(made.revocationList).toString("base64")}\n-----END X509 CRL-----\n`;

  const socket = await tunnel(
    server.port,
    "inside.test:443",
    server.made.authority,
    listOf(server),
  );
  socket.destroy();

  await assert.rejects(
    tunnel(server.port, "inside.test:443", server.made.authority, listOf(other)),
    /CRL/,
  );
});

for (const target of ["outside.test:443", "inside.test:80", "inside.test", "127.0.0.1:443"]) {
  test(`a tunnel to ${target} is refused in words`, async (t) => {
    const server = await startProxy(t);

    const socket = connectTcp(server.port, "127.0.0.1");
    socket.write(`CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\n\r\n`);
    const answer = await text(socket);

    assert.match(answer, /^HTTP\/1\.1 403 /);
    assert.match(answer, /leads to inside\.test:443 only/);
    assert.ok(answer.includes(target) && server.lines[0]?.includes(target));
  });
}

/** The status and body of a GET with the whole URL in its first line. */
async function getThrough(port: number, path: string) {
  const sent = httpRequest({ port, host: "127.0.0.1", path }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return `${response.statusCode} ${await text(response)}`;
}

test("a request for another server is refused, one for the proxy itself is answered", async (t) => {
  const server = await startProxy(t);

  const foreign = await getThrough(server.port, "http://outside.test/");
  const almost = await getThrough(server.port, `${server.origin}0/path`);
  const own = await getThrough(server.port, `${server.origin}/path?a=1`);
  const named = await getThrough(server.port, "http://public.test:81");

  assert.match(foreign, /^403 .*outside\.test/);
  assert.match(almost, /^403 /);
  assert.match(own, /^200 .* \/path\?a=1$/);
  assert.match(named, /^200 .* \/$/);
});

test("a client that breaks off in any state leaves the proxy alive, and close ends open tunnels", async (t) => {
  const server = await startProxy(t);
  for (const said of [
    "CONNECT inside.test:443 HTTP/1.1\r\n\r\n",
    "CONNECT inside.test:443 HTTP/1.1\r\n\r\nno TLS",
  ]) {
    const socket = connectTcp(server.port, "127.0.0.1");
    socket.write(said);
    await once(socket, "data");
    socket.resetAndDestroy();
  }
  const socket = await tunnel(server.port, "inside.test:443", server.made.authority);
  const ended = once(socket, "close");
  socket.on("error", () => undefined);

  server.proxy.close();

  await ended;
  assert.match(await getThrough(server.port, "/still"), /^200 /);
});
