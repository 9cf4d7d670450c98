/** How a sandbox starts, ends, and is told what to do while it runs. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { startPlatform } from "../../sandbox/platform/start-platform.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { startTestSandbox, type TestSandbox } from "./running-sandbox.ts";

let sandbox: TestSandbox;
before(async () => {
  sandbox = await startTestSandbox();
});
after(() => sandbox.close());

const quiet = { faults: [], log: (): void => undefined };

async function control(
  path: string,
  init: {
    readonly method?: string;
    readonly body?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  const { method = "GET", body, headers = { "content-type": "application/json" } } = init;
  const response = await fetch(sandbox.controlUrl + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

test("control lists its abilities and the faults it knows", async () => {
  const { status, json } = await control("/");

  assert.equal(status, 200);
  assert.deepEqual(json["abilities"], ["faults", "clocks", "time", "service", "defects"]);
});

test("faults are set, told and taken away", async () => {
  const set = await control("/faults", {
    method: "PUT",
    body: '{"faults":[{"id":"recipient-missing","every":2}]}',
  });
  const told = await control("/faults");
  const cleared = await control("/faults", { method: "DELETE" });

  assert.deepEqual(set.json, { faults: [{ id: "recipient-missing", every: 2 }] });
  assert.deepEqual(told.json, set.json);
  assert.deepEqual(cleared.json, { faults: [] });
});

const refused = [
  { name: "an unknown fault", path: "/faults", body: '{"faults":[{"id":"nothing"}]}', status: 400 },
  {
    name: "a fault that acts every zeroth time",
    path: "/faults",
    body: '{"faults":[{"id":"recipient-missing","every":0}]}',
    status: 400,
  },
  { name: "a body that is no JSON", path: "/faults", body: "x", status: 400 },
  { name: "an unknown clock", path: "/clocks", body: '{"sundial":1}', status: 400 },
  { name: "a negative clock", path: "/clocks", body: '{"eventMs":-1}', status: 400 },
  { name: "an unknown path", path: "/nothing", body: "{}", status: 404 },
];
for (const { name, path, body, status } of refused) {
  test(`control refuses ${name}`, async () => {
    const answer = await control(path, { method: "PUT", body });

    assert.equal(answer.status, status);
    assert.equal(typeof answer.json["error"], "string");
  });
}

test("control takes JSON only, and nothing from another origin or for another host", async () => {
  const text = await control("/faults", {
    method: "PUT",
    body: "{}",
    headers: { "content-type": "text/plain" },
  });
  const page = await control("/faults", { headers: { origin: "https://example.org" } });
  const rebound = await withHost("broker.example.org");

  assert.deepEqual([text.status, page.status, rebound], [415, 403, 403]);
});

test("a clock that is set is told", async () => {
  const { json } = await control("/clocks", { method: "PUT", body: '{"eventMs":7}' });

  assert.equal(json["eventMs"], 7);
});

test("a port that was asked for and is taken is an error", async () => {
  const port = Number(new URL(sandbox.brokerUrl).port);

  const starting = startSandbox({ ...quiet, brokerPort: port, controlPort: 0, platformPort: 0 });

  await assert.rejects(starting, { code: "PORT_TAKEN", port });
});

test("without a port the next free one is taken, and a note says so", async (context) => {
  const blocker = await block(5096);
  context.after(() => blocker?.close());
  const notes: string[] = [];

  const other = await startSandbox({
    faults: [],
    log: (line) => notes.push(line),
    controlPort: 0,
    platformPort: 0,
  });
  await other.close();

  assert.notEqual(new URL(other.brokerUrl).port, "5096");
  assert.ok(
    notes.some((note) => note.includes("port 5096 is taken")),
    notes.join("; "),
  );
});

test("with a platform's address none is started", async (context) => {
  const platform = await startPlatform({ port: 0, log: () => undefined });
  context.after(() => platform.close());

  const other = await startSandbox({
    ...quiet,
    platformUrl: `${platform.platformUrl}/`,
    brokerPort: 0,
    controlPort: 0,
  });
  await other.close();
  const alive = await fetch(`${platform.platformUrl}/_control`);

  assert.equal(other.platformUrl, platform.platformUrl);
  assert.equal(alive.status, 200);
});

test("a platform that is not there is named at once", async () => {
  const starting = startSandbox({
    ...quiet,
    platformUrl: "http://127.0.0.1:9",
    brokerPort: 0,
    controlPort: 0,
  });

  await assert.rejects(starting, { code: "PLATFORM_UNREACHABLE", message: /127\.0\.0\.1:9/ });
});

test("an address behind which something else answers is named too", async (context) => {
  const other = createServer((_request, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  context.after(() => other.close());
  const platformUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;

  const starting = startSandbox({ ...quiet, platformUrl, brokerPort: 0, controlPort: 0 });

  await assert.rejects(starting, { code: "PLATFORM_UNREACHABLE", message: /answered 404/ });
});

test("the broker's address serves the broker's API alone", async () => {
  for (const path of ["/", "/faults", "/_control", "/clocks"]) {
    assert.equal((await fetch(sandbox.brokerUrl + path)).status, 404, path);
  }
});

/** Null when somebody else holds the port: then it is taken as well. */
async function block(port: number): Promise<Server | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => {
      resolve(null);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

function withHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${sandbox.controlUrl}/faults`,
      { headers: { host }, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}
