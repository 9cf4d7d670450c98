/** Under which names the stand-in issues tokens. */
import type { ServerName } from "./maskinporten/check-assertion.ts";

/** `issuer` of Altinn's discovery document, which tokens must repeat exactly. */
export function altinnIssuer(platformUrl: string): string {
  return `${platformUrl}/authentication/api/v1/openid/`;
}

/** The name that Maskinporten's clients for its test environment have built in. */
export const maskinportenTest: ServerName = {
  issuer: "https://test.maskinporten.no/",
  tokenUrl: "https://test.maskinporten.no/token",
};

/**
 * The names of the authorization server: its own first. The second is there for the unmodified broker,
 * whose client knows no other and reaches the stand-in through something that ends TLS.
 */
export function maskinportenNames(platformUrl: string): readonly [ServerName, ServerName] {
  return [{ issuer: `${platformUrl}/`, tokenUrl: `${platformUrl}/token` }, maskinportenTest];
}
