/** Whole recorded lifecycles, step by step: after each step overview and details are as they were. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare } from "./replay/compare.ts";
import { startLab, until, type Lab } from "./replay/lab.ts";
import { bodyBytes, readRecords, type RecordRow } from "./replay/records.ts";
import { sendRaw, type Received } from "./replay/send.ts";

type Step = RecordRow & { readonly lifecycle?: string };

/** How many steps of each are alike, up to the first that waits for a purge or a scan. */
const lifecycles: Readonly<Record<string, number>> = {
  "full-two-recipients-grace-5s": 40,
  "default-settings-grace-2h": 12,
  "checksum-given-and-right": 6,
  "checksum-mismatch-stream": 9,
  "empty-file": 12,
  "sender-is-recipient": 12,
  "duplicate-recipient": 12,
  "ranged-downloads": 24,
  "urn-sender": 6,
  "stranger-with-rights": 19,
  "expiry-after-all-confirmed-with-purge-flag": 12,
};

let lab: Lab;
before(async () => {
  lab = await startLab();
  await lab.configure(["lab-plain", "lab-new-resource", "lab-no-scan"]);
});
after(() => lab.close());

const rows = readRecords("lifecycles") as readonly Step[];

for (const [name, expected] of Object.entries(lifecycles)) {
  test(`the lifecycle ${name} goes as recorded`, async () => {
    let id = "";
    let steps = 0;
    const complaints: string[] = [];
    for (const row of rows.filter(({ lifecycle }) => lifecycle === name)) {
      if (!("request" in row) || row.operation === "malwareScanWebhook") break;
      const received = await replay(row, id);
      if (received.status === 200 && row.operation === "initializeFileTransfer") {
        id = (JSON.parse(received.body.toString("utf8")) as { fileTransferId: string })
          .fileTransferId;
      }
      const differences = row.response.status === 500 ? [] : compare(row, received);
      complaints.push(...differences.map((difference) => `${row.condition}: ${difference}`));
      steps += 1;
    }

    assert.deepEqual(complaints, []);
    assert.equal(steps, expected);
  });
}

async function replay(row: Step, id: string): Promise<Received> {
  const { method, path, headers, body } = row.request;
  const lines = Object.entries(headers).flatMap(([name, value]) => [
    name,
    name === "authorization"
      ? (lab.tokens.authorization(actorOf(row, String(value))) ?? "")
      : String(value),
  ]);
  const url = path.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, id);
  const send = (): Promise<Received> =>
    sendRaw(lab.broker.brokerUrl, method, url, lines, bodyBytes(body) ?? Buffer.alloc(0));
  let received = await send();
  // The job that checks a given checksum runs a little later: overview and details are looked at again.
  if (method === "GET" && received.status === 200 && !url.endsWith("/download")) {
    const patience = Date.now() + 300;
    await until(async () => {
      if (compare(row, received).length === 0 || Date.now() > patience) return true;
      received = await send();
      return false;
    });
  }
  return received;
}

/** There the decision point let the stranger act for everybody; here that is the delegated one, of the same organisation. */
function actorOf(row: Step, authorization: string): string {
  return row.lifecycle === "stranger-with-rights"
    ? authorization.replace("<stranger>", "<delegated>")
    : authorization;
}
