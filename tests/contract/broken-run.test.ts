/** What keeps a run from judging ends it in time, with one cause in words, and leaves nothing out silently. */
import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";

import type { Newman } from "../../runner/contract/drive-newman.ts";
import type { PhaseResult } from "../../runner/phase.ts";
import { silentProgress } from "../../runner/progress.ts";
import type { RunningSandbox } from "../../sandbox/start-sandbox.ts";
import { runAgainst, startQuietSandbox, stepNamed } from "./contract-run.ts";

let sandbox: RunningSandbox;
before(async () => {
  sandbox = await startQuietSandbox();
});
after(() => sandbox.close());

/** Serves on a free loopback port while `use` runs. */
async function serving<Result>(
  handle: RequestListener,
  use: (origin: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function assertNothingJudged(result: PhaseResult, code: string): void {
  assert.deepEqual(
    result.problems.map((problem) => problem.code),
    [code],
  );
  assert.ok(result.notChecked.length > 0);
  for (const { reason } of result.notChecked) assert.notEqual(reason, "");
}

test("newman that throws is a problem", async () => {
  const newman: Newman = {
    run: () => {
      throw new Error("no such thing");
    },
  };

  const result = await runAgainst(sandbox, {}, { loadNewman: () => Promise.resolve(newman) });

  assertNothingJudged(result, "NEWMAN_FAILED");
  assert.deepEqual(result.checks, []);
});

test("newman that ends with an error and no failure is a problem", async () => {
  const newman: Newman = {
    run: (_, callback) => {
      setImmediate(callback, new Error("Invalid array length"));
      return { on: () => undefined };
    },
  };

  const result = await runAgainst(sandbox, {}, { loadNewman: () => Promise.resolve(newman) });

  assertNothingJudged(result, "NEWMAN_FAILED");
});

test("an empty collection is a problem", async () => {
  const empty = () =>
    import("../../runner/contract/read-collection.ts").then(async ({ readCollection }) => ({
      ...(await readCollection()),
      item: [],
    }));

  const result = await runAgainst(sandbox, {}, { readCollection: empty });

  assertNothingJudged(result, "COLLECTION_STALE");
});

test("a token generator that refuses is one problem, and the broker is not asked", async () => {
  const refuse: RequestListener = (_, response) => void response.writeHead(401).end("no");

  const result = await serving(refuse, (platformUrl) =>
    runAgainst({ brokerUrl: sandbox.brokerUrl, platformUrl }),
  );

  assertNothingJudged(result, "TOKEN_REFUSED");
  assert.match(result.problems[0]?.message ?? "", /no token for the actor sender.*401/);
  assert.deepEqual(result.checks, []);
});

test("a broker that refuses the tokens of the set-up is a problem", async () => {
  const refuse: RequestListener = (_, response) => void response.writeHead(401).end();

  const result = await serving(refuse, (brokerUrl) =>
    runAgainst({ brokerUrl, platformUrl: sandbox.platformUrl }),
  );

  assertNothingJudged(result, "SETUP_UNAUTHORIZED");
});

test("a broker that accepts and never answers ends the run", async () => {
  const result = await serving(
    () => undefined,
    (brokerUrl) =>
      runAgainst({ brokerUrl, platformUrl: sandbox.platformUrl }, {}, { requestTimeoutMs: 300 }),
  );

  assertNothingJudged(result, "BROKER_SILENT");
});

test("a broker that is gone ends the run", async () => {
  const gone = await serving(
    () => undefined,
    (origin) => Promise.resolve(origin),
  );

  const result = await runAgainst({ brokerUrl: gone, platformUrl: sandbox.platformUrl });

  assertNothingJudged(result, "BROKER_UNREACHABLE");
});

test("a broker that breaks off its answers fails the check, and the run goes on", async () => {
  const breakOff: RequestListener = (request) => void request.socket.destroy();

  const result = await serving(breakOff, (brokerUrl) =>
    runAgainst(
      { brokerUrl, platformUrl: sandbox.platformUrl },
      { resourceId: "broker-suite-x", only: ["search"] },
    ),
  );

  assert.deepEqual(result.problems, []);
  assert.ok(result.checks.some(({ status, kind }) => status === "failed" && kind === "contract"));
});

test("without control and without a resource the run asks for one", async () => {
  await assert.rejects(runAgainst(sandbox, { abilities: [] }), {
    code: "RESOURCE_ID_MISSING",
    exitCode: 2,
  });
});

test("an interrupted run ends at once and says what it did not reach", async () => {
  const interrupt = new AbortController();
  const progress = {
    ...silentProgress,
    advance: (done: number) => void (done === 20 && interrupt.abort()),
  };

  const result = await runAgainst(sandbox, { signal: interrupt.signal, progress });

  assert.equal(result.isInterrupted, true);
  assert.deepEqual(result.problems, []);
  assert.ok(result.checks.every(({ status }) => status === "passed"));
  assert.ok(result.notChecked.some(({ reason }) => reason === "the run was interrupted"));
});

test("--bail stops at the first failure", async () => {
  // The stranger is let in by a service that is no broker at all: everything it answers is wrong.
  const wrong: RequestListener = (_, response) => void response.writeHead(200).end("no");

  const result = await serving(wrong, (brokerUrl) =>
    runAgainst(
      { brokerUrl, platformUrl: sandbox.platformUrl },
      { resourceId: "broker-suite-x", bail: true },
    ),
  );

  assert.equal(result.checks.filter(({ status }) => status === "failed").length, 1);
  assert.ok(result.notChecked.some(({ reason }) => /--bail/.test(reason)));
});

test("the settings of a given resource are put back when the run is cut short", async () => {
  const resourceId = "altinn-broker-test-resource-1";
  const changed = stepNamed(
    "administration",
    "configureResource",
    "the owner changes the purge flag",
  );
  const interrupt = new AbortController();
  const number = Number(changed.split("/")[2]?.slice(0, 2));
  const puts: string[] = [];
  const forward: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      if (request.method === "PUT") puts.push(body.toString());
      void fetch(`${sandbox.brokerUrl}${request.url ?? ""}`, {
        method: request.method ?? "GET",
        headers: Object.entries(request.headers).flatMap(([name, value]) =>
          ["authorization", "content-type", "accept"].includes(name)
            ? [[name, String(value)] as [string, string]]
            : [],
        ),
        ...(body.length > 0 ? { body } : {}),
      }).then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(answer.status === 204 ? undefined : Buffer.from(await answer.arrayBuffer()));
      });
    });
  };
  let seen = 0;
  const progress = {
    ...silentProgress,
    advance: (_: number, detail = "") => {
      if (!detail.startsWith("administration")) return;
      seen += 1;
      if (seen === number) interrupt.abort();
    },
  };

  const result = await serving(forward, (brokerUrl) =>
    runAgainst(
      { brokerUrl, platformUrl: sandbox.platformUrl },
      { resourceId, only: ["administration"], signal: interrupt.signal, progress },
    ),
  );

  assert.deepEqual(result.problems, []);
  const [flag, back] = puts.slice(-2).map((text) => JSON.parse(text) as Record<string, unknown>);
  assert.deepEqual(Object.keys(flag ?? {}), ["purgeFileTransferAfterAllRecipientsConfirmed"]);
  const name = "purgeFileTransferAfterAllRecipientsConfirmed";
  assert.equal(back?.[name], flag?.[name] === false);
});
