/** Tokens that are wrong on purpose: what a service has to refuse, or to read with care. Pure but for the signing. */
import type { JWTPayload } from "jose";

import { isJsonObject } from "../json.ts";
import { makeSigningKey, type SigningKey } from "./signing-key.ts";

interface ClaimDefect {
  readonly description: string;
  readonly change: (claims: JWTPayload) => JWTPayload;
}

interface SignatureDefect {
  readonly description: string;
  readonly sign: (claims: JWTPayload, key: SigningKey) => Promise<string> | string;
}

const hourSeconds = 3600;
const iat = (claims: JWTPayload): number => claims.iat ?? 0;

const claimDefects = {
  expired: {
    description: "exp an hour ago",
    change: (claims) => ({
      ...claims,
      iat: iat(claims) - 2 * hourSeconds,
      nbf: iat(claims) - 2 * hourSeconds,
      exp: iat(claims) - hourSeconds,
    }),
  },
  notYetValid: {
    description: "nbf in an hour",
    change: (claims) => ({
      ...claims,
      nbf: iat(claims) + hourSeconds,
      exp: iat(claims) + 2 * hourSeconds,
    }),
  },
  noExpiry: { description: "no exp", change: (claims) => without(claims, "exp") },
  wrongIssuer: {
    description: "iss that nobody publishes, signed with the right key",
    change: (claims) => ({ ...claims, iss: "https://issuer.invalid/" }),
  },
  noScope: { description: "scope is empty", change: (claims) => ({ ...claims, scope: "" }) },
  noScopeClaim: { description: "no scope at all", change: (claims) => without(claims, "scope") },
  scopeList: {
    description: "scope is a list of texts",
    change: (claims) => ({ ...claims, scope: String(claims["scope"]).split(" ") }),
  },
  noOrganization: {
    description: "nothing that names an organisation",
    change: (claims) =>
      without(claims, "authorization_details", "urn:altinn:orgNumber", "consumer"),
  },
  prefixedOrganization: {
    description: "urn:altinn:orgNumber with the prefix 0192:",
    change: (claims) => {
      const organization = claims["urn:altinn:orgNumber"];
      return typeof organization === "string"
        ? { ...claims, "urn:altinn:orgNumber": `0192:${organization}` }
        : claims;
    },
  },
  systemUserWithoutId: {
    description: "authorization_details without systemuser_id",
    change: (claims) => ({ ...claims, authorization_details: [lessDetail(claims)] }),
  },
  systemUserAsText: {
    description: "authorization_details is a text",
    change: (claims) => ({ ...claims, authorization_details: "urn:altinn:systemuser" }),
  },
  levelAsText: {
    description: "urn:altinn:authlevel is no number",
    change: (claims) => ({ ...claims, "urn:altinn:authlevel": "high" }),
  },
} satisfies Readonly<Record<string, ClaimDefect>>;

let strangersKey: Promise<SigningKey> | undefined;

const signatureDefects = {
  brokenSignature: {
    description: "one character of the signature is another",
    sign: async (claims, key) => {
      const token = await key.sign(claims);
      // Not the last one, whose lowest bits a decoder may throw away.
      const at = token.length - 20;
      return `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
    },
  },
  otherKey: {
    description: "signed with a key that nobody publishes",
    sign: async (claims) => {
      strangersKey ??= makeSigningKey();
      return (await strangersKey).sign(claims);
    },
  },
  unsigned: {
    description: "alg none, and no signature",
    sign: (claims) => {
      const parts = [{ alg: "none", typ: "JWT" }, claims].map((part) =>
        Buffer.from(JSON.stringify(part)).toString("base64url"),
      );
      return `${parts.join(".")}.`;
    },
  },
} satisfies Readonly<Record<string, SignatureDefect>>;

export type TokenDefect = keyof typeof claimDefects | keyof typeof signatureDefects;

/** Every defect with what it does. */
export const tokenDefects: readonly { readonly id: TokenDefect; readonly description: string }[] =
  Object.entries({ ...claimDefects, ...signatureDefects }).map(([id, { description }]) => ({
    id: id as TokenDefect,
    description,
  }));

export function isTokenDefect(text: string): text is TokenDefect {
  return tokenDefects.some(({ id }) => id === text);
}

/** Signs the claims, wrong in the way that is asked for. */
export async function signWithDefect(
  claims: JWTPayload,
  key: SigningKey,
  defect: TokenDefect | null,
): Promise<string> {
  if (defect === null) return key.sign(claims);
  if (defect in signatureDefects) {
    return signatureDefects[defect as keyof typeof signatureDefects].sign(claims, key);
  }
  return key.sign(claimDefects[defect as keyof typeof claimDefects].change(claims));
}

function without(claims: JWTPayload, ...names: readonly string[]): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
}

function lessDetail(claims: JWTPayload): object {
  const details: unknown = claims["authorization_details"];
  const detail: unknown = Array.isArray(details) ? details[0] : undefined;
  const { systemuser_id: _, ...rest } = isJsonObject(detail) ? detail : {};
  return { type: "urn:altinn:systemuser", ...rest };
}
