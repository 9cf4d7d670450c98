/** Service owners and resources in the sandbox, and what their settings do. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  json,
  resourceId,
  startTestSandbox,
  until,
  type Answer,
  type TestSandbox,
} from "./running-sandbox.ts";

let sandbox: TestSandbox;
before(async () => {
  sandbox = await startTestSandbox();
});
after(() => sandbox.close());

function member(answer: Answer, name: string): unknown {
  return answer.json === undefined ? undefined : answer.json[name];
}

test("a new service owner gets its storage a little later", async () => {
  const created = await sandbox.call(
    "otherOwner",
    "POST",
    "/serviceowner",
    '{"name":"Other"}',
    json,
  );
  const first = await sandbox.call("otherOwner", "GET", "/serviceowner");

  assert.equal(created.status, 200);
  assert.deepEqual(first.json, { name: "Other", storageProviders: [] });
  await until(async () => {
    const owner = await sandbox.call("otherOwner", "GET", "/serviceowner");
    return (member(owner, "storageProviders") as unknown[]).length === 1;
  });
});

test("the size limit of a resource is judged on the announced length, before the body is read", async (context) => {
  const limit = (size: number): Promise<Answer> =>
    sandbox.call(
      "serviceOwner",
      "PUT",
      `/resource/${resourceId}`,
      JSON.stringify({ maxFileTransferSize: size }),
      json,
    );
  await limit(5);
  context.after(() => limit(1_000_000_000));
  const id = await sandbox.initialize();

  const tooLarge = await sandbox.upload(id, "123456");
  const fits = await sandbox.upload(id, "12345");

  assert.equal(tooLarge.json?.["code"], "BRO-00016");
  assert.equal(fits.status, 200);
});
