/** A platform for a test: started on a free port, stopped with the test, and asked with few words. */
import type { KeyObject } from "node:crypto";
import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { TestContext } from "node:test";

import { makePlatformKeys, type PlatformKeys } from "../../sandbox/platform/platform-keys.ts";
import type { PlatformOptions } from "../../sandbox/platform/platform-options.ts";
import { type Platform, startPlatform } from "../../sandbox/platform/start-platform.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body parsed; undefined when it is no JSON. */
  readonly json: unknown;
}

export interface RunningPlatform extends Platform {
  /** What was logged since the start. */
  readonly logLines: readonly string[];
  ask(path: string, init?: RequestInit): Promise<Answer>;
}

/** Keys of this test process: making RSA keys for each test would be most of its time. */
let sameKeys: Promise<PlatformKeys> | undefined;

interface RunOptions extends Partial<PlatformOptions> {
  /** Other keys than those of the rest of the tests. @default false */
  readonly hasOwnKeys?: boolean;
}

export async function runPlatform(
  test: Pick<TestContext, "after">,
  { hasOwnKeys = false, ...options }: RunOptions = {},
): Promise<RunningPlatform> {
  const logLines: string[] = [];
  sameKeys ??= makePlatformKeys();
  const platform = await startPlatform({
    ...options,
    port: 0,
    log: (line) => logLines.push(line),
    ...(hasOwnKeys ? {} : { keys: await sameKeys }),
  });
  test.after(() => platform.close());
  logLines.length = 0;
  const ask = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${platform.platformUrl}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  return { ...platform, logLines, ask };
}

/** One member of a JSON answer, found by its path. */
export function member(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, name) =>
      typeof part === "object" && part !== null
        ? (part as Readonly<Record<string, unknown>>)[String(name)]
        : undefined,
    value,
  );
}

export function postJson(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

/** What the broker's own client asks for. */
const serviceScopes = [
  "altinn:authorization/authorize.admin",
  "altinn:register/partylookup.admin",
  "altinn:resourceregistry/resource.admin",
  "altinn:events.publish",
];

/** A token of the generator with all scopes that the broker's own client has. */
export async function systemUserToken(
  platform: RunningPlatform,
  organization: string,
): Promise<string> {
  const scopes = encodeURIComponent(serviceScopes.join(" "));
  const path = `/api/GetSystemUserToken?env=sandbox&scopes=${scopes}&systemUserOrg=${organization}`;
  return (await platform.ask(path)).text;
}

export interface TestClient {
  readonly clientId: string;
  readonly kid: string;
  readonly publicJwk: object;
  readonly privateKey: KeyObject;
}

export function makeClient(clientId = "client-1"): TestClient {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicJwk = publicKey.export({ format: "jwk" });
  return { clientId, kid: `${clientId}-key`, publicJwk, privateKey };
}

export async function register(platform: RunningPlatform, client: TestClient): Promise<void> {
  const { clientId, kid, publicJwk: jwk } = client;
  await platform.ask("/_control/clients", postJson({ clientId, kid, jwk }));
}

export type Claims = Readonly<Record<string, unknown>>;

/** The claims of a good assertion; a claim set to undefined is left out. */
export function goodClaims(client: TestClient, audience: string, changed: Claims = {}): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    aud: audience,
    iss: client.clientId,
    scope: "altinn:authorization/authorize.admin altinn:events.publish",
    iat: now,
    exp: now + 100,
    jti: randomUUID(),
    ...changed,
  };
}

/** A compact JWS; `header` replaces members of the usual one. */
export function signed(client: TestClient, claims: Claims, header: Claims = {}): string {
  const input = [{ alg: "RS256", kid: client.kid, ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${input}.${signature(client, input)}`;
}

export function signature(client: TestClient, input: string): string {
  return sign("RSA-SHA256", Buffer.from(input), client.privateKey).toString("base64url");
}

/** The form that asks for a token. */
export function grantForm(assertion: string): RequestInit {
  const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  return { method: "POST", body: new URLSearchParams({ grant_type: grantType, assertion }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
