/** A client of Maskinporten for an unmodified broker: its key is made here, and its settings carry the private half. */
import { generateKeyPair as generateKeyPairWithCallback, randomUUID } from "node:crypto";
import { promisify } from "node:util";

import type { ClientRegistration } from "./maskinporten/clients.ts";

const generateKeyPair = promisify(generateKeyPairWithCallback);

export interface BrokerClient {
  readonly registration: ClientRegistration;
  /** Standard base64 of the private RSA JWK as JSON, as `MaskinportenSettings:EncodedJwk` has it. */
  readonly encodedJwk: string;
}

/** Digitaliseringsdirektoratet, who runs the broker. */
const organization = "991825827";

export async function makeBrokerClient(): Promise<BrokerClient> {
  const { publicKey, privateKey } = await generateKeyPair("rsa", { modulusLength: 2048 });
  const kid = randomUUID();
  const jwk = { ...privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" };
  return {
    registration: { clientId: `broker-${randomUUID()}`, kid, organization, key: publicKey },
    encodedJwk: Buffer.from(JSON.stringify(jwk)).toString("base64"),
  };
}
