/** Clients of the stand-in: registered through control, each with the public halves of its keys. */
import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";

import { isJsonObject, isOrganizationNumber } from "../json.ts";

export interface Client {
  readonly clientId: string;
  /** Nine digits: the organisation that owns the client. */
  readonly organization: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

export interface ClientRegistration {
  readonly clientId: string;
  readonly kid: string;
  readonly organization: string;
  readonly key: KeyObject;
}

export type ParsedRegistration =
  | { readonly ok: true; readonly registration: ClientRegistration }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Whose a client is when its registration does not say. */
const defaultOrganization = "991825827";
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
const smallestModulusBits = 2048;

/** Reads the body `{clientId, kid, jwk, organization?}`; names every fault at once. */
export function parseRegistration(body: unknown): ParsedRegistration {
  if (!isJsonObject(body)) return { ok: false, faults: ["the body is no JSON object"] };
  const { clientId, kid, jwk, organization = defaultOrganization } = body;
  const faults: string[] = [];
  if (!isShortText(clientId)) faults.push("clientId: a text of 1 to 200 characters is expected");
  if (!isShortText(kid)) faults.push("kid: a text of 1 to 200 characters is expected");
  if (!isOrganizationNumber(organization)) faults.push("organization: nine digits are expected");
  const key = importPublicKey(jwk);
  if (typeof key === "string") faults.push(`jwk: ${key}`);

  if (
    typeof key === "string" ||
    !isShortText(clientId) ||
    !isShortText(kid) ||
    !isOrganizationNumber(organization)
  ) {
    return { ok: false, faults };
  }
  return { ok: true, registration: { clientId, kid, organization, key } };
}

/** The key, or what is wrong with it. The words never hold a member's value. */
function importPublicKey(jwk: unknown): KeyObject | string {
  if (!isJsonObject(jwk)) return "an object with the public RSA key is expected";
  const { kty, n, e } = jwk;
  const isPrivate = privateMembers.some((member) => member in jwk);
  if (isPrivate) return "only the public half may be sent, this one has private members";
  if (kty !== "RSA" || typeof n !== "string" || typeof e !== "string") {
    return 'an RSA key is expected: kty "RSA", n and e';
  }
  try {
    const key = createPublicKey({ key: { kty, n, e }, format: "jwk" });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return bits < smallestModulusBits
      ? `the key has ${String(bits)} bits, at least ${String(smallestModulusBits)} are expected`
      : key;
  } catch {
    return "n and e make no RSA key";
  }
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= 200;
}

export class Clients {
  readonly #clients = new Map<string, Client>();
  readonly #capacity: number;

  /** @param capacity how many clients, and how many keys of one client, are taken */
  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  /** Adds a client or one more key to it; false when there are too many. A known `kid` gets the new key. */
  register({ clientId, kid, organization, key }: ClientRegistration): boolean {
    const known = this.#clients.get(clientId);
    const keys = new Map(known?.keys ?? []).set(kid, key);
    if (keys.size > this.#capacity) return false;
    if (known === undefined && this.#clients.size >= this.#capacity) return false;
    this.#clients.set(clientId, { clientId, organization, keys });
    return true;
  }

  find(clientId: string): Client | undefined {
    return this.#clients.get(clientId);
  }

  list(): readonly { readonly clientId: string; readonly kids: readonly string[] }[] {
    return [...this.#clients.values()].map(({ clientId, keys }) => ({
      clientId,
      kids: [...keys.keys()],
    }));
  }
}
