/** The settings with which an unmodified broker process runs against the stand-in: environment variables, nothing else. Pure. */

export type BrokerSettings = Readonly<Record<string, string>>;

export interface BrokerSurroundings {
  /** Origin of the stand-in as the broker reaches it, which is its proxy too; without a trailing slash. */
  readonly platformUrl: string;
  /** Where the broker finds the authority's certificate. */
  readonly authorityFile: string;
  readonly clientId: string;
  readonly encodedJwk: string;
  /** null: the gateway demands none. */
  readonly subscriptionKey: string | null;
}

/** In the order of what they are about: the process, its tokens, the gateway, Maskinporten, the way there. */
export function brokerSettings(surroundings: BrokerSurroundings): BrokerSettings {
  const { platformUrl, authorityFile, clientId, encodedJwk, subscriptionKey } = surroundings;
  return {
    // Of all environments the only one that stores files on this machine.
    ASPNETCORE_ENVIRONMENT: "Development",
    // Empty: a cache within the process. Redis is no part of the platform.
    DistributedCacheOptions__RedisConnectionString: "",
    AltinnOptions__OpenIdWellKnown: `${platformUrl}/authentication/api/v1/openid/.well-known/openid-configuration`,
    Authentication__Schemes__Bearer__RequireHttpsMetadata: "false",
    // The broker appends paths to it as they are: it has to end in a slash.
    AltinnOptions__PlatformGatewayUrl: `${platformUrl}/`,
    ...(subscriptionKey === null
      ? {}
      : { AltinnOptions__PlatformSubscriptionKey: subscriptionKey }),
    MaskinportenSettings__Environment: "test",
    MaskinportenSettings__ClientId: clientId,
    MaskinportenSettings__EncodedJwk: encodedJwk,
    // The exchange has an address of its own built in; the platform takes the token as it is.
    MaskinportenSettings__ExhangeToAltinnToken: "false",
    HTTPS_PROXY: platformUrl,
    NO_PROXY: directHosts(platformUrl).join(","),
    SSL_CERT_FILE: authorityFile,
  };
}

/** Where `SSL_CERT_FILE` has no effect, and what has. */
export const certificateNotes: readonly string[] = [
  "SSL_CERT_FILE works on Linux. It does not work on Windows and macOS, where .NET trusts the system's store only:",
  "add the file's certificate there (Windows: Import-Certificate into Cert:\\CurrentUser\\Root; macOS: security add-trusted-cert), or run the broker in a Linux container.",
  "A variable https_proxy or no_proxy in lower case beats the one in upper case: unset it.",
];

function directHosts(platformUrl: string): readonly string[] {
  const host = platformUrl.replace(/^https?:\/\//, "").replace(/:\d+$/, "");
  return [...new Set(["localhost", "127.0.0.1", host])];
}
