/** The emulator's own token: a key of this process, registered with the platform, and the JWT grant. */
import { generateKeyPair as generateKeyPairWithCallback, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { SignJWT } from "jose";
import { assertionClaims, grantRequest, readGrantResponse } from "../../../targets/grant.ts";
import type { AccessToken } from "../../../targets/tokens.ts";
import { PlatformUnreachableError } from "../errors.ts";
import type { HttpClient } from "./http-client.ts";
import type { PlatformMetadata } from "./metadata.ts";

const generateKeyPair = promisify(generateKeyPairWithCallback);

const scopes = [
  "altinn:authorization/authorize.admin",
  "altinn:register/partylookup.admin",
  "altinn:resourceregistry/accesslist.read",
  "altinn:events.publish",
];
/** A token is renewed this long before it expires, in milliseconds. */
const marginMs = 5_000;

/** Gives a token that is valid now; fetches one when there is none. */
export type OwnToken = () => Promise<string>;

/** @throws {PlatformUnreachableError} when the platform does not take the client's key */
export async function createOwnToken(
  client: HttpClient,
  platformUrl: string,
  maskinporten: PlatformMetadata["maskinporten"],
): Promise<OwnToken> {
  const clientId = `broker-emulator-${randomUUID()}`;
  const kid = randomUUID();
  const { publicKey, privateKey } = await generateKeyPair("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
  const registration = await client.once({
    method: "POST",
    url: "_control/clients",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ clientId, kid, jwk }),
  });
  if (registration.status < 200 || registration.status > 299) {
    throw new PlatformUnreachableError(
      platformUrl,
      `POST /_control/clients answered ${registration.status}, so the emulator's key is not known there`,
    );
  }

  const fetchToken = async (): Promise<AccessToken> => {
    const claims = assertionClaims({
      clientId,
      audience: maskinporten.issuer,
      scopes,
      nowSeconds: Math.floor(Date.now() / 1000),
      jti: randomUUID(),
    });
    const assertion = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(privateKey);
    const { method, url, headers, body } = grantRequest(maskinporten.tokenEndpoint, assertion);
    const response = await client.once({
      method,
      url,
      headers,
      ...(body === null ? {} : { body }),
    });
    return readGrantResponse(response.status, response.body, Date.now());
  };

  let token: Promise<AccessToken> | undefined;
  return async () => {
    const current = await token?.catch(() => undefined);
    if (current !== undefined && current.expiresAtMs - marginMs > Date.now()) return current.value;
    token = fetchToken();
    return (await token).value;
  };
}
