import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createPrivateKey, type JsonWebKey, randomUUID, sign } from "node:crypto";
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { runCli, type StartedCli, startCli } from "../cli/broker-suite.ts";
import { brokerKeys } from "./broker-keys.ts";
import { member } from "./running-platform.ts";
import { tunnel } from "./tunnel.ts";

type Settings = Readonly<Record<string, string>>;

let cli: StartedCli;
let settings: Settings;

before(async () => {
  cli = startCli(["platform", "--port", "0", "--print-env", "json"]);
  settings = JSON.parse(await cli.waitFor("stdout", /^\{.*\}\n/)) as Settings;
});
after(async () => {
  const { exitCode } = await cli.stop();
  assert.equal(exitCode, 0);
});

/** A signed grant with the client that the settings name, as the broker's library makes it. */
function grantBody(): URLSearchParams {
  const jwk = JSON.parse(
    Buffer.from(settings["MaskinportenSettings__EncodedJwk"] ?? "", "base64").toString("utf8"),
  ) as JsonWebKey & { readonly kid: string };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: "https://test.maskinporten.no/",
    scope: "altinn:events.publish altinn:authorization/authorize.admin",
    iss: settings["MaskinportenSettings__ClientId"],
    exp: now + 10,
    iat: now,
    jti: randomUUID(),
  };
  const input = [{ alg: "RS256", typ: "JWT", kid: jwk.kid }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  const signature = sign("RSA-SHA256", Buffer.from(input), key).toString("base64url");
  return new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    assertion: `${input}.${signature}`,
  });
}

/** Asks the decision point, as the broker does with its token. */
async function decisionStatus(token: unknown): Promise<number> {
  const attribute = (attributeId: string, value: string) => [
    { attribute: [{ attributeId, value }] },
  ];
  const request = {
    accessSubject: attribute("urn:altinn:organization:identifier-no", "991825827"),
    action: attribute("urn:oasis:names:tc:xacml:1.0:action:action-id", "read"),
    resource: attribute("urn:altinn:resource", "bruno-broker"),
  };
  const gateway = settings["AltinnOptions__PlatformGatewayUrl"] ?? "";
  const { status } = await fetch(`${gateway}authorization/api/v1/authorize`, {
    method: "POST",
    headers: { authorization: `Bearer ${String(token)}`, "content-type": "application/json" },
    body: JSON.stringify({ request }),
  });
  return status;
}

test("every setting is one that the service has", () => {
  const unknown = Object.keys(settings).filter((key) => !brokerKeys.includes(key));

  assert.deepEqual(unknown, []);
  assert.ok(Object.keys(settings).length >= 10);
});

test("every address in the settings answers, and every file is there", async () => {
  const addresses = Object.values(settings).filter((value) => value.startsWith("http"));

  for (const address of addresses) {
    const { status } = await fetch(address);
    assert.equal(status, 200, address);
  }
  assert.equal(addresses.length, 3);
  await access(settings["SSL_CERT_FILE"] ?? "");
});

test("keys are found from the address of the discovery document, over plain HTTP as the settings allow", async () => {
  const discovery = await fetch(settings["AltinnOptions__OpenIdWellKnown"] ?? "");
  const keySetUrl = member(await discovery.json(), "jwks_uri");

  const keySet = await fetch(String(keySetUrl));

  assert.equal(settings["Authentication__Schemes__Bearer__RequireHttpsMetadata"], "false");
  assert.equal(member(await keySet.json(), "keys", 0, "kty"), "RSA");
});

test("a client with proxy and certificate of the settings gets a token at test.maskinporten.no, which the decision point takes", async () => {
  const authority = await readFile(settings["SSL_CERT_FILE"] ?? "", "utf8");
  const { port } = new URL(settings["HTTPS_PROXY"] ?? "");
  const body = grantBody().toString();

  const socket = await tunnel(Number(port), "test.maskinporten.no:443", authority);
  socket.write(
    `POST /token HTTP/1.1\r\nhost: test.maskinporten.no\r\nconnection: close\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const answer = JSON.parse((await text(socket)).split("\r\n\r\n")[1] ?? "") as unknown;

  assert.equal(await decisionStatus(member(answer, "access_token")), 200);
});

test("curl with exactly these variables gets a token from https://test.maskinporten.no/token, and nothing from elsewhere", async (t) => {
  const curl = await whereIs("curl");
  if (curl === null) {
    t.skip("this machine has no curl");
    return;
  }
  const ask = (url: string, env: Settings = settings) =>
    promisify(execFile)(curl, ["--silent", "--show-error", url, "--data", grantBody().toString()], {
      env,
      timeout: 20_000,
    });

  const { stdout } = await ask("https://test.maskinporten.no/token");
  const elsewhere = ask("https://maskinporten.no/token");
  await assert.rejects(elsewhere, /403/);
  const { SSL_CERT_FILE: _, ...untrusting } = settings;
  await assert.rejects(ask("https://test.maskinporten.no/token", untrusting), /certificate/);

  assert.equal(member(JSON.parse(stdout), "token_type"), "Bearer");
  const noted = await cli.waitFor("stderr", /proxy: refused the way to "maskinporten\.no:443"/);
  assert.ok(noted);
  assert.ok(await cli.waitFor("stderr", /gave up TLS with test\.maskinporten\.no/));
});

test("the systems where SSL_CERT_FILE has no effect are named", async () => {
  assert.ok(await cli.waitFor("stderr", /does not work on Windows and macOS/));
});

test("settings for containers have the public address, and the certificate where it was asked for", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-test-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "authority.pem");
  const flags = [
    "--host",
    "0.0.0.0",
    "--public-url",
    "http://platform.test:5097",
    "--ca-file",
    file,
  ];
  const other = startCli(["platform", "--port", "0", "--print-env", ...flags]);

  const ready = await other.waitFor("stderr", /^platform ready at .*$/m);
  const { stdout, exitCode } = await other.stop();

  assert.equal(exitCode, 0);
  assert.match(ready, /http:\/\/platform\.test:5097/);
  assert.match(stdout, /^# SSL_CERT_FILE works on Linux/);
  assert.match(stdout, /^AltinnOptions__PlatformGatewayUrl=http:\/\/platform\.test:5097\/$/m);
  assert.match(stdout, /^HTTPS_PROXY=http:\/\/platform\.test:5097$/m);
  assert.match(stdout, /^NO_PROXY=localhost,127\.0\.0\.1,platform\.test$/m);
  assert.ok(stdout.includes(`SSL_CERT_FILE=${file}\n`));
  assert.match(await readFile(file, "utf8"), /^-----BEGIN CERTIFICATE-----/);
});

for (const { flags, says } of [
  { flags: ["--print-env", "yaml"], says: /dotenv, shell, powershell, json/ },
  { flags: ["--public-url", "platform:5097"], says: /CONFIG_INVALID/ },
  { flags: ["--tls-name", "https://a.test"], says: /host name/ },
  { flags: ["--gateway"], says: /--broker-url is missing/ },
  { flags: ["--policy", "/no/such/policy.yaml"], says: /PLATFORM_FILE_INVALID/ },
  { flags: ["--ca-file", "/no/such/folder/authority.pem"], says: /OUTPUT_NOT_WRITABLE/ },
]) {
  test(`${flags.join(" ")} is asked wrongly`, async () => {
    const { exitCode, stdout, stderr } = await runCli(["platform", "--port", "0", ...flags]);

    assert.deepEqual([exitCode, stdout], [2, ""]);
    assert.match(stderr, says);
  });
}

async function whereIs(program: string): Promise<string | null> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, program);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  return null;
}
