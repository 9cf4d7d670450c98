/** Bodies of any size go through in constant memory. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { actors } from "../../targets/actors.ts";
import { tokenRequest } from "../../targets/tokens.ts";
import { startTestSandbox, type TestSandbox } from "./running-sandbox.ts";

const mebibyte = 1024 * 1024;
const sizeBytes = 64 * mebibyte;
/** Chunk, pipes and sockets; far less than the body. */
const allowedBytes = 24 * mebibyte;

test("64 MiB are uploaded and downloaded without being held, and the folder is removed at the end", async (context) => {
  const folders = await brokerFolders();
  const sandbox = await startTestSandbox();
  let isClosed = false;
  context.after(() => (isClosed ? undefined : sandbox.close()));
  const id = await sandbox.initialize({ recipients: ["0192:986252932"] });
  const chunk = Buffer.alloc(mebibyte, "broker");
  const expected = createHash("sha256");
  const memory = peak();

  const token = await tokenOf(sandbox, "sender");
  const upload = request(`${sandbox.brokerUrl}/broker/api/v1/filetransfer/${id}/upload`, {
    method: "POST",
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "content-length": sizeBytes,
    },
  });
  const answered = once(upload, "response");
  for (let sent = 0; sent < sizeBytes; sent += mebibyte) {
    expected.update(chunk);
    if (!upload.write(chunk)) await once(upload, "drain");
    memory.sample();
  }
  upload.end();
  const [response] = (await answered) as [IncomingMessage];
  response.resume();
  const received = await hashDownload(sandbox, id, () => memory.sample());

  assert.equal(response.statusCode, 200);
  assert.deepEqual(received, { sizeBytes, sha256: expected.digest("hex") });
  assert.ok(memory.grownBytes() < allowedBytes, `buffers grew by ${memory.grownBytes()} bytes`);
  await sandbox.close();
  isClosed = true;
  assert.deepEqual(await brokerFolders(), folders);
});

test("a client that breaks off leaves UploadStarted, and may upload again", async (context) => {
  const sandbox = await startTestSandbox();
  context.after(() => sandbox.close());
  const id = await sandbox.initialize();
  const token = await tokenOf(sandbox, "sender");
  const broken = request(`${sandbox.brokerUrl}/broker/api/v1/filetransfer/${id}/upload`, {
    method: "POST",
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/octet-stream",
      "content-length": 100,
    },
  });
  broken.on("error", () => undefined);
  broken.write("hello");

  await sandbox.waitFor(id, "UploadStarted");
  broken.destroy();
  const again = await sandbox.upload(id, "whole");
  const download = await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);

  assert.equal(again.status, 200);
  assert.equal(download.text, "whole");
});

async function tokenOf(sandbox: TestSandbox, name: "sender" | "recipient"): Promise<string> {
  const { url, headers } = tokenRequest(sandbox.platformUrl, actors[name]);
  return (await fetch(url, { headers })).text();
}

async function hashDownload(
  sandbox: TestSandbox,
  id: string,
  sample: () => void,
): Promise<{ sizeBytes: number; sha256: string }> {
  const token = await tokenOf(sandbox, "recipient");
  const hash = createHash("sha256");
  let size = 0;
  const download = request(`${sandbox.brokerUrl}/broker/api/v1/filetransfer/${id}/download`, {
    agent: false,
    headers: { authorization: `Bearer ${token}` },
  });
  download.end();
  const [response] = (await once(download, "response")) as [IncomingMessage];
  for await (const part of response as AsyncIterable<Buffer>) {
    hash.update(part);
    size += part.length;
    sample();
  }
  return { sizeBytes: size, sha256: hash.digest("hex") };
}

/** Bytes of buffers in this process, which is client and sandbox at once; garbage is collected first. */
function peak(): { sample(): void; grownBytes(): number } {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const held = (): number => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const start = held();
  let highest = start;
  let calls = 0;
  return {
    sample: () => {
      calls += 1;
      if (calls % 16 === 0) highest = Math.max(highest, held());
    },
    grownBytes: () => highest - start,
  };
}

/** Folders of this process only: other sandboxes may come and go meanwhile. */
async function brokerFolders(): Promise<readonly string[]> {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.startsWith(`broker-suite-bodies-${process.pid}-`));
}
