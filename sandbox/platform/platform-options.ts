import type { Log } from "../http/listen.ts";
import type { ClientRegistration } from "./maskinporten/clients.ts";
import type { PlatformKeys } from "./platform-keys.ts";

export interface PlatformOptions {
  readonly port: number;
  readonly log: Log;
  /** Altinn's key and Maskinporten's. @default new ones */
  readonly keys?: PlatformKeys;
  /** The interface's address. @default 127.0.0.1 */
  readonly host?: string;
  /** Origin under which others reach it. @default the one it listens at */
  readonly publicUrl?: string;
  /** Host names for which it ends TLS, as a proxy. @default none, and then it is no proxy */
  readonly tlsNames?: readonly string[];
  /** Clients that Maskinporten knows from the start. */
  readonly clients?: readonly ClientRegistration[];
  /** The policy, YAML or JSON. @default the committed one */
  readonly policyFile?: string;
  /** The resources of the registry, YAML or JSON. @default the committed ones */
  readonly resourcesFile?: string;
  /** Origin of the broker, plain HTTP: scan results go there, and `/broker/api/v1` is passed on. @default none */
  readonly brokerUrl?: string;
  /** Makes it a gateway, which demands this key and holds to the published rate limits. @default it does neither */
  readonly subscriptionKey?: string;
}
