import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request as sendRequest } from "node:http";
import { test, type TestContext } from "node:test";
import { text } from "node:stream/consumers";

import { listen, type RequestHandler } from "../../sandbox/http/listen.ts";
import { readText } from "../../sandbox/http/read-body.ts";
import { member, postJson, runPlatform, systemUserToken } from "./running-platform.ts";

const base = "/broker/api/v1/filetransfer";
const key = "a-key";

/** A broker that tells what it was asked, and a platform in front of it. */
async function behindGateway(
  t: TestContext,
  options: { readonly subscriptionKey?: string; readonly handle?: RequestHandler } = {},
) {
  const echo: RequestHandler = async (request, response) => {
    const body = (await readText(request, 100_000_000)) ?? "";
    response.writeHead(
      207,
      "Of Its Own",
      [
        ["X-Twice", "1"],
        ["X-Twice", "2"],
      ].flat(),
    );
    const { method, url, rawHeaders } = request;
    response.end(JSON.stringify({ method, url, rawHeaders, length: body.length }));
  };
  const broker = await listen(options.handle ?? echo, {
    port: 0,
    name: "broker",
    log: () => undefined,
  });
  t.after(() => broker.close());
  const { subscriptionKey } = options;
  const platform = await runPlatform(t, {
    brokerUrl: broker.origin,
    ...(subscriptionKey === undefined ? {} : { subscriptionKey }),
  });
  const withKey = { "ocp-apim-subscription-key": key };
  return { broker, platform, withKey };
}

test("what is for the broker is passed on with method, path, headers and body, and its answer comes back", async (t) => {
  const { platform, broker } = await behindGateway(t);

  const answer = await platform.ask(`${base}/upload/tus/1?a=%2F`, {
    method: "PATCH",
    headers: { "upload-offset": "5", "content-type": "application/offset+octet-stream" },
    body: "x".repeat(2_000_000),
  });

  assert.equal(answer.status, 207);
  assert.equal(answer.headers.get("x-twice"), "1, 2");
  assert.equal(member(answer.json, "method"), "PATCH");
  assert.equal(member(answer.json, "url"), `${base}/upload/tus/1?a=%2F`);
  assert.equal(member(answer.json, "length"), 2_000_000);
  const headers = member(answer.json, "rawHeaders") as readonly string[];
  assert.equal(headers[headers.indexOf("Host") + 1], new URL(broker.origin).host);
  assert.ok(headers.includes("upload-offset"));
  assert.equal(
    headers[headers.indexOf("X-Forwarded-Host") + 1],
    new URL(platform.platformUrl).host,
  );
});

test("a body of unknown length is passed on, and an answer before its end comes back at once", async (t) => {
  const { platform } = await behindGateway(t, {
    handle: async (request, response) => {
      await once(request, "data");
      response.writeHead(413, { connection: "close" }).end(request.headers["transfer-encoding"]);
    },
  });

  const sent = sendRequest(`${platform.platformUrl}${base}/1/upload`, { method: "POST" });
  sent.on("error", () => undefined);
  sent.write("begin");
  const [response] = (await once(sent, "response")) as [IncomingMessage];

  assert.equal(response.statusCode, 413);
  assert.equal(await text(response), "chunked");
  sent.destroy();
});

test("a broker that cuts its answer, and one that is gone, are told apart", async (t) => {
  const { platform, broker } = await behindGateway(t, {
    handle: (_request, response) => {
      response.writeHead(200, { "content-length": 10 });
      response.write("half", () => response.destroy());
    },
  });

  await assert.rejects(platform.ask(base), /terminated|aborted/);
  await broker.close();
  const gone = await platform.ask(base);

  assert.equal(gone.status, 502);
});

test("without the key, or with another one, the gateway refuses as the real one does; the broker hears nothing", async (t) => {
  const asked: string[] = [];
  const { platform, withKey } = await behindGateway(t, {
    subscriptionKey: key,
    handle: ({ url = "" }, response) => {
      asked.push(url);
      response.end();
    },
  });

  const without = await platform.ask(base);
  const wrong = await platform.ask(base, { headers: { "ocp-apim-subscription-key": "other" } });
  const right = await platform.ask(base, { headers: withKey });

  assert.deepEqual([without.status, wrong.status, right.status], [401, 401, 200]);
  assert.match(String(member(without.json, "message")), /missing subscription key/);
  assert.match(String(member(wrong.json, "message")), /invalid subscription key/);
  assert.deepEqual(asked, [base]);
});

test("decision point and Register want the key too, to which the broker sends it; the rest does not", async (t) => {
  const { platform, withKey } = await behindGateway(t, { subscriptionKey: key });
  const authorization = `Bearer ${await systemUserToken(platform, "991825827")}`;
  const lookup = (headers: Readonly<Record<string, string>>) =>
    platform.ask(
      "/register/api/v1/parties/lookup",
      postJson({ orgNo: "991825827" }, { authorization, ...headers }),
    );

  const statuses = [
    (await lookup({})).status,
    (await lookup(withKey)).status,
    (await platform.ask("/authorization/api/v1/authorize", postJson({}, { authorization }))).status,
    (await platform.ask("/resourceregistry/api/v1/resource/bruno-broker")).status,
  ];

  assert.deepEqual(statuses, [401, 200, 401, 200]);
});

test("the published limits hold for each integration and operation by itself", async (t) => {
  const { platform, withKey } = await behindGateway(t, { subscriptionKey: key });
  const as = async (clientId: string) => {
    const { text: token } = await platform.ask(`/api/GetSystemUserToken?clientId=${clientId}`);
    return { ...withKey, authorization: `Bearer ${token}` };
  };
  const [one, other] = [await as("one"), await as("other")];
  const search = async (headers: Readonly<Record<string, string>>) =>
    platform.ask(`${base}?resourceId=bruno-broker`, { headers });

  const statuses: number[] = [];
  for (let call = 1; call <= 11; call += 1) statuses.push((await search(one)).status);
  const refused = await search(one);
  const overview = await platform.ask(`${base}/1`, { headers: one });
  const others = await search(other);

  assert.deepEqual(statuses, [...Array.from({ length: 10 }, () => 207), 429]);
  const wait = Number(refused.headers.get("retry-after"));
  assert.ok(wait >= 1 && wait <= 60);
  assert.deepEqual(refused.json, {
    statusCode: 429,
    message: `Rate limit is exceeded. Try again in ${wait} seconds.`,
  });
  assert.deepEqual([overview.status, others.status], [207, 207]);
  const calls = await platform.ask("/_control/calls?dependency=broker&status=429&clientId=one");
  assert.equal((member(calls.json, "calls") as readonly unknown[]).length, 2);
});

test("control shows and changes what the gateway demands, and refuses what makes no sense", async (t) => {
  const { platform, broker } = await behindGateway(t, { subscriptionKey: key });
  const put = (body: object) =>
    platform.ask("/_control/gateway", { ...postJson(body), method: "PUT" });

  await put({
    subscriptionKey: null,
    limits: { searchFileTransfers: 1, getFileTransferDetails: null },
  });
  const statuses = [(await platform.ask(base)).status, (await platform.ask(base)).status];
  const wrong = await put({ subscriptionKey: "", limits: { search: 1, uploadFile: -1 }, key: 1 });
  const back = await platform.ask("/_control/gateway", { method: "DELETE" });

  assert.deepEqual(statuses, [207, 429]);
  assert.equal(wrong.status, 400);
  const words = String(member(wrong.json, "detail"));
  assert.match(words, /key: unknown.*subscriptionKey.*limits\.search: unknown.*limits\.uploadFile/);
  assert.equal(member(back.json, "subscriptionKey"), key);
  assert.equal(member(back.json, "brokerUrl"), broker.origin);
  assert.equal(member(back.json, "limits", "getFileTransferDetails"), 10);
});

test("without a broker the platform has no such path", async (t) => {
  const platform = await runPlatform(t);

  assert.equal((await platform.ask(base)).status, 404);
});
