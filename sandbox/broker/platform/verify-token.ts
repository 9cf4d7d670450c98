/**
 * Verifies a caller's token by the rules of the real service: signature and issuer always, audience never,
 * lifetime outside Development. Several schemes are tried; each one's complaint becomes a header line.
 */
import { constants, verify, type KeyObject } from "node:crypto";
import { readCaller, type Caller, type Claims } from "../rules/caller.ts";
import type { Issuer } from "./metadata.ts";
import { readJsonObject, type JsonObject } from "./json.ts";

export type Verification =
  | { readonly kind: "verified"; readonly caller: Caller }
  /** One `WWW-Authenticate` value a scheme. */
  | { readonly kind: "refused"; readonly challenges: readonly string[] };

export interface VerifyOptions {
  readonly issuers: readonly Issuer[];
  /** Expiry and `nbf` count, and `exp` must be there. Not so in Development. */
  readonly checksLifetime: boolean;
  readonly nowSeconds: number;
}

const algorithms: Readonly<Record<string, { readonly hash: string; readonly isPss: boolean }>> = {
  RS256: { hash: "sha256", isPss: false },
  RS384: { hash: "sha384", isPss: false },
  RS512: { hash: "sha512", isPss: false },
  PS256: { hash: "sha256", isPss: true },
  PS384: { hash: "sha384", isPss: true },
  PS512: { hash: "sha512", isPss: true },
};

interface ParsedToken {
  readonly header: JsonObject;
  readonly claims: Claims;
  readonly signedPart: string;
  readonly signature: Buffer;
}

export function verifyToken(token: string, options: VerifyOptions): Verification {
  const parsed = parseToken(token);
  if (parsed === null) {
    return {
      kind: "refused",
      challenges: options.issuers.map(() => 'Bearer error="invalid_token"'),
    };
  }
  const complaints: string[] = [];
  for (const issuer of options.issuers) {
    const complaint = complain(parsed, issuer, options);
    if (complaint === null) return { kind: "verified", caller: readCaller(parsed.claims) };
    complaints.push(`Bearer error="invalid_token", error_description="${complaint}"`);
  }
  return { kind: "refused", challenges: complaints };
}

function parseToken(token: string): ParsedToken | null {
  const parts = token.split(".");
  const [header = "", payload = "", signature = ""] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]*$/.test(part))) return null;
  const readHeader = readJsonObject(decodePart(header));
  const claims = readJsonObject(decodePart(payload));
  if (readHeader === null || claims === null) return null;
  if (claims["iss"] !== undefined && typeof claims["iss"] !== "string") return null;
  return {
    header: readHeader,
    claims,
    signedPart: `${header}.${payload}`,
    signature: Buffer.from(signature, "base64url"),
  };
}

function decodePart(part: string): string {
  return Buffer.from(part, "base64url").toString("utf8");
}

/** What one scheme has against the token; null when nothing. */
function complain(
  token: ParsedToken,
  { issuer, keys }: Issuer,
  options: VerifyOptions,
): string | null {
  const claimed = token.claims["iss"];
  const issuerComplaint =
    claimed === issuer && issuer !== ""
      ? null
      : `The issuer '${typeof claimed === "string" ? claimed : ""}' is invalid`;
  const algorithm = algorithms[String(token.header["alg"])];
  if (algorithm === undefined || token.signature.length === 0) return "The signature is invalid";
  const named = keys.filter(({ kid }) => kid === token.header["kid"]);
  const isSigned = (named.length > 0 ? named : keys).some(({ key }) =>
    isSignedBy(token, key, algorithm),
  );
  if (!isSigned) {
    if (named.length > 0 || token.header["kid"] === undefined) return "The signature is invalid";
    return issuerComplaint ?? "The signature key was not found";
  }
  // Lifetime comes before the issuer.
  const lifetime = options.checksLifetime
    ? lifetimeComplaint(token.claims, options.nowSeconds)
    : null;
  return lifetime ?? issuerComplaint;
}

function isSignedBy(
  token: ParsedToken,
  key: KeyObject,
  { hash, isPss }: { readonly hash: string; readonly isPss: boolean },
): boolean {
  const padding = isPss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
  try {
    return verify(hash, Buffer.from(token.signedPart), { key, ...padding }, token.signature);
  } catch {
    return false;
  }
}

function lifetimeComplaint(claims: Claims, nowSeconds: number): string | null {
  const expires = readSeconds(claims["exp"]);
  const notBefore = readSeconds(claims["nbf"]);
  if (expires === null) return "The token has no expiration";
  if (notBefore !== null && notBefore > expires) {
    return `The token lifetime is invalid; NotBefore: '${shown(notBefore)}', Expires: '${shown(expires)}'`;
  }
  if (notBefore !== null && notBefore > nowSeconds)
    return `The token is not valid before '${shown(notBefore)}'`;
  return expires < nowSeconds ? `The token expired at '${shown(expires)}'` : null;
}

/** Also a number in a string, or a fraction. */
function readSeconds(value: unknown): number | null {
  const seconds =
    typeof value === "number" || typeof value === "string" ? Math.trunc(Number(value)) : Number.NaN;
  return Number.isFinite(seconds) ? seconds : null;
}

/** `11/22/2026 11:50:44`, UTC. */
function shown(seconds: number): string {
  const [date = "", time = ""] = new Date(Math.max(0, seconds) * 1000).toISOString().split("T");
  const [year, month, day] = date.split("-");
  return `${month}/${day}/${year} ${time.slice(0, 8)}`;
}
