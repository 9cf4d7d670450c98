/** Tells whether a bearer token is one that this process issued. */
import type { JWTPayload } from "jose";
import { errors, jwtVerify } from "jose";

import type { SigningKey } from "./signing-key.ts";

export interface Issuer {
  readonly key: SigningKey;
  /** The names under which the key signs. */
  readonly names: readonly string[];
}

export type TokenCheck =
  | { readonly ok: true; readonly claims: JWTPayload }
  | { readonly ok: false; readonly reason: string };

/**
 * Checks tokens, and remembers those that passed by their text: the broker sends the same one thousands
 * of times, and an RSA verification each time would be most of the work.
 */
export class IssuedTokens {
  readonly #issuers: ReadonlyMap<string, Issuer>;
  readonly #nowSeconds: () => number;
  readonly #accepted = new Map<string, JWTPayload>();
  readonly #capacity: number;

  /** @param capacity how many accepted tokens are remembered; past it the oldest is verified anew */
  constructor(issuers: readonly Issuer[], nowSeconds: () => number, capacity = 10_000) {
    this.#issuers = new Map(issuers.map((issuer) => [issuer.key.kid, issuer]));
    this.#nowSeconds = nowSeconds;
    this.#capacity = capacity;
  }

  /** The claims of a token that passed before, without another look at it. */
  knownClaims(token: string): JWTPayload | undefined {
    return this.#accepted.get(token);
  }

  async check(token: string): Promise<TokenCheck> {
    const known = this.#accepted.get(token);
    if (known !== undefined) {
      if ((known.exp ?? 0) > this.#nowSeconds()) return { ok: true, claims: known };
      this.#accepted.delete(token);
      return { ok: false, reason: "the token has expired" };
    }
    return this.#verify(token);
  }

  async #verify(token: string): Promise<TokenCheck> {
    try {
      const { payload, protectedHeader } = await jwtVerify(
        token,
        ({ kid }) => this.#issuerOf(kid).key.publicKey,
        {
          algorithms: ["RS256"],
          requiredClaims: ["exp"],
          currentDate: new Date(this.#nowSeconds() * 1000),
        },
      );
      const { names } = this.#issuerOf(protectedHeader.kid);
      if (!names.includes(payload.iss ?? "")) {
        return { ok: false, reason: "the token's issuer is not the one of its key" };
      }
      this.#remember(token, payload);
      return { ok: true, claims: payload };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ok: false, reason: "the token has expired" };
      if (error instanceof errors.JOSEError) {
        return { ok: false, reason: `this process issued no such token (${error.message})` };
      }
      throw error;
    }
  }

  #issuerOf(kid: string | undefined): Issuer {
    const issuer = kid === undefined ? undefined : this.#issuers.get(kid);
    if (issuer === undefined) throw new errors.JWKSNoMatchingKey();
    return issuer;
  }

  #remember(token: string, claims: JWTPayload): void {
    this.#accepted.set(token, claims);
    const oldest = this.#accepted.keys().next().value;
    if (this.#accepted.size > this.#capacity && oldest !== undefined) this.#accepted.delete(oldest);
  }
}
