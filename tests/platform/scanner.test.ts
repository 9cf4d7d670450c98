import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import { listen } from "../../sandbox/http/listen.ts";
import { readText } from "../../sandbox/http/read-body.ts";
import { member, postJson, runPlatform, systemUserToken } from "./running-platform.ts";

const transfer = "8c696f72-a0a7-48eb-ab20-f0032ed71119";

/** A broker's webhook that repeats validation codes and tells of each event that came. */
async function startWebhook(t: TestContext, status = 200) {
  const events: unknown[] = [];
  let arrived: () => void = () => undefined;
  const server = await listen(
    async (request, response) => {
      assert.equal(request.url, "/broker/api/v1/webhooks/malwarescanresults");
      assert.equal(request.headers["content-type"], "application/json");
      const [event] = JSON.parse((await readText(request, 100_000)) ?? "[]") as readonly unknown[];
      events.push(event);
      const code = member(event, "data", "validationCode");
      response.writeHead(status);
      response.end(code === undefined ? "" : JSON.stringify({ validationResponse: code }));
      arrived();
    },
    { port: 0, name: "webhook", log: () => undefined },
  );
  t.after(() => server.close());
  return {
    brokerUrl: server.origin,
    events,
    next: () => new Promise<void>((resolve) => (arrived = resolve)),
  };
}

test("a result is brought to the broker's webhook in Event Grid's form, and its answer told", async (t) => {
  const webhook = await startWebhook(t);
  const platform = await runPlatform(t, { brokerUrl: webhook.brokerUrl });

  const answer = await platform.ask(
    "/_control/scan-results",
    postJson({
      fileTransferId: transfer,
      scanResultType: "Malicious",
      malwareNamesFound: ["Virus:DOS/EICAR_Test_File"],
    }),
  );

  assert.deepEqual(answer.json, { broker: { status: 200, body: "" } });
  const [event] = webhook.events;
  assert.equal(member(event, "eventType"), "Microsoft.Security.MalwareScanningResult");
  assert.equal(member(event, "data", "scanResultType"), "Malicious");
  assert.equal(
    String(member(event, "data", "blobUri"))
      .split("/")
      .at(-1),
    transfer,
  );
  assert.deepEqual(member(event, "data", "scanResultDetails", "malwareNamesFound"), [
    "Virus:DOS/EICAR_Test_File",
  ]);
  assert.deepEqual(
    ["id", "topic", "subject", "eventTime", "dataVersion", "metadataVersion"].map(
      (name) => typeof member(event, name),
    ),
    Array.from({ length: 6 }, () => "string"),
  );
});

test("a result is clean unless it says otherwise, and a broker's refusal is told", async (t) => {
  const webhook = await startWebhook(t, 503);
  const platform = await runPlatform(t);
  const order = { fileTransferId: transfer, brokerUrl: webhook.brokerUrl };

  const answer = await platform.ask("/_control/scan-results", postJson(order));

  assert.equal(member(answer.json, "broker", "status"), 503);
  assert.equal(member(webhook.events[0], "data", "scanResultType"), "No threats found");
});

test("the webhook is asked to show that it wants results", async (t) => {
  const webhook = await startWebhook(t);
  const platform = await runPlatform(t, { brokerUrl: webhook.brokerUrl });

  const { json } = await platform.ask("/_control/scan-subscriptions", postJson({}));

  const body = JSON.stringify({ validationResponse: member(json, "validationCode") });
  assert.deepEqual(member(json, "broker"), { status: 200, body });
});

test("the scanner works by itself once told to: each upload gets its result", async (t) => {
  const webhook = await startWebhook(t);
  const platform = await runPlatform(t, { brokerUrl: webhook.brokerUrl });
  const headers = {
    authorization: `Bearer ${await systemUserToken(platform, "991825827")}`,
    "content-type": "application/cloudevents+json",
  };
  const publish = async (name: string, resourceinstance: string) => {
    const type = `no.altinn.broker.${name}`;
    const resource = "urn:altinn:resource:bruno-broker";
    const event = {
      specversion: "1.0",
      id: name,
      source: "urn:a",
      type,
      resource,
      resourceinstance,
    };
    await platform.ask("/events/api/v1/events", {
      method: "POST",
      headers,
      body: JSON.stringify(event),
    });
  };
  await publish("uploadprocessing", "before");
  const settings = { isAutomatic: true, results: { [transfer]: "Malicious" } };
  await platform.ask("/_control/scanner", { ...postJson(settings), method: "PUT" });

  await publish("filetransferinitialized", transfer);
  const arrived = webhook.next();
  await publish("uploadprocessing", transfer);
  await arrived;

  assert.equal(webhook.events.length, 1);
  assert.equal(member(webhook.events[0], "data", "scanResultType"), "Malicious");
  const off = await platform.ask("/_control/scanner", { method: "DELETE" });
  assert.equal(member(off.json, "isAutomatic"), false);
});

test("an order without a broker, with a wrong member or to nobody is refused in words", async (t) => {
  const platform = await runPlatform(t);
  const ask = (path: string, body: unknown) => platform.ask(`/_control/${path}`, postJson(body));
  const nobody = await listen(() => undefined, { port: 0, name: "gone", log: () => undefined });
  await nobody.close();

  const without = await ask("scan-results", { fileTransferId: transfer });
  const wrong = await ask("scan-results", { transfer, brokerUrl: "ftp://x" });
  const gone = await ask("scan-results", { fileTransferId: transfer, brokerUrl: nobody.origin });
  const settings = await platform.ask("/_control/scanner", {
    ...postJson({ delayMs: -1, results: { a: 1 } }),
    method: "PUT",
  });

  assert.deepEqual(
    [without, wrong, gone, settings].map(({ status }) => status),
    [400, 400, 502, 400],
  );
  assert.match(String(member(without.json, "detail")), /brokerUrl/);
  assert.match(
    String(member(wrong.json, "detail")),
    /transfer: unknown.*fileTransferId.*brokerUrl/,
  );
  assert.match(String(member(settings.json, "detail")), /isAutomatic.*brokerUrl.*delayMs.*results/);
});
