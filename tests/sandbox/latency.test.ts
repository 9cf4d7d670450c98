/** The emulator is fast enough to put load on: an overview, with its question to the decision point, takes 3 ms at most. */
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { test } from "node:test";
import { actors } from "../../targets/actors.ts";
import { tokenRequest } from "../../targets/tokens.ts";
import { startTestSandbox } from "./running-sandbox.ts";

test("half of the overviews take 3 ms at most", async (context) => {
  const sandbox = await startTestSandbox();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  context.after(async () => {
    agent.destroy();
    await sandbox.close();
  });
  const id = await sandbox.initialize();
  const { url, headers } = tokenRequest(sandbox.platformUrl, actors.sender);
  const authorization = `Bearer ${await (await fetch(url, { headers })).text()}`;
  const once = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const sent = request(
        `${sandbox.brokerUrl}/broker/api/v1/filetransfer/${id}`,
        { agent, headers: { authorization } },
        (response) => {
          response.resume();
          response.on("end", () => {
            resolve(performance.now() - start);
          });
        },
      );
      sent.on("error", reject);
      sent.end();
    });

  for (let warmUp = 0; warmUp < 300; warmUp += 1) await once();
  const times: number[] = [];
  for (let count = 0; count < 500; count += 1) times.push(await once());
  times.sort((a, b) => a - b);

  const median = times[250] ?? Number.POSITIVE_INFINITY;
  context.diagnostic(`median ${median.toFixed(2)} ms, 95 % ${(times[475] ?? 0).toFixed(2)} ms`);
  assert.ok(median <= 3, `${median.toFixed(2)} ms`);
});
