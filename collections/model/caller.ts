/** As whom a step calls: the actors, some of them with other scopes, and callers who must be refused. */
import { type Actor, actors } from "../../targets/actors.ts";

const both = ["altinn:broker.write", "altinn:broker.read"];

/** Callers with a token of the generator; each is fetched once, one after another. */
export const callers = {
  ...actors,
  /** The sender's organisation with both scopes: has the scope to read, but no right as a recipient. */
  senderWithBothScopes: { ...actors.sender, scopes: both },
  /** The first recipient's organisation with both scopes: has the scope to write, but no right as sender. */
  recipientWithBothScopes: { ...actors.recipient, scopes: both },
  /** An organisation that has the scope of a service owner and never initialized itself. */
  unknownOwner: { ...actors.stranger, kind: "enterprise", scopes: ["altinn:serviceowner"] },
} as const satisfies Readonly<Record<string, Actor>>;

export type TokenName = keyof typeof callers;

/** `nobody` sends no token, `forged` one whose signature is broken. */
export type Caller = TokenName | "nobody" | "forged";

/** Name of the variable that holds a caller's token. */
export function tokenVariable(caller: TokenName | "forged"): string {
  return `token.${caller}`;
}
