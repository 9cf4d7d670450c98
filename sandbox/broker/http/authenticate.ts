/** Who is there: the `Authorization` header, the token in it, and its scopes. */
import type { IncomingMessage } from "node:http";
import type { Verification } from "../platform/verify-token.ts";
import { nobody, type Caller } from "../rules/caller.ts";
import { headerLines } from "./exchange.ts";
import { renderEmpty, renderUnauthenticated, type Rendered } from "./rendered.ts";
import { policyScopes, type Operation } from "./routes.ts";

export type Authentication =
  | { readonly kind: "caller"; readonly caller: Caller }
  | { readonly kind: "refused"; readonly rendered: Rendered };

/** Two schemes are tried, and each has its say. */
const bareChallenges = ["Bearer", "Bearer"];

export function authenticate(
  request: IncomingMessage,
  operation: Operation,
  verify: (token: string) => Verification,
  /** The fault `scope-not-checked`; asked only when the scope is missing. */
  ignoresScope: () => boolean,
): Authentication {
  if (operation.access === "anyone") return { kind: "caller", caller: nobody };
  // Several lines count as one, joined: whatever they hold, that is no token.
  const header = headerLines(request, "authorization").join(",");
  const token = /^bearer +(.*)$/i.exec(header)?.[1]?.trim() ?? "";
  if (token === "") return refused(bareChallenges);
  const verification = verify(token);
  if (verification.kind === "refused") return refused(verification.challenges);
  const { caller } = verification;
  const hasScope = policyScopes[operation.access].some((scope) => caller.scopes.includes(scope));
  if (!hasScope && !ignoresScope()) return { kind: "refused", rendered: renderEmpty(403) };
  return { kind: "caller", caller };
}

function refused(challenges: readonly string[]): Authentication {
  return { kind: "refused", rendered: renderUnauthenticated(challenges) };
}
