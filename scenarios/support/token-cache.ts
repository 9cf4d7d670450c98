/** Tokens by actor, fetched when first needed and renewed before they expire. Pure: the caller fetches. */
import type { Actor, ActorName } from "../../targets/actors.ts";
import { type AccessToken, needsRenewal } from "../../targets/tokens.ts";

export class TokenCache {
  readonly #tokens = new Map<ActorName, AccessToken>();
  readonly #fetch: (actor: Actor) => AccessToken;
  readonly #jitter: number;

  /** @param jitter 0 to 1, fixed for this holder, so that not all holders renew in the same second */
  constructor(fetch: (actor: Actor) => AccessToken, jitter: number) {
    this.#fetch = fetch;
    this.#jitter = jitter;
  }

  /** The actor's token; what `fetch` throws when a new one is due leaves the old one as it is. */
  tokenOf(actor: Actor, nowMs: number): AccessToken {
    const known = this.#tokens.get(actor.name);
    if (known !== undefined && !needsRenewal(known, nowMs, this.#jitter)) return known;
    const token = this.#fetch(actor);
    this.#tokens.set(actor.name, token);
    return token;
  }
}
