/** Who is there: the `Authorization` header, the token in it, and its scopes. */
import type { IncomingMessage } from "node:http";
import type { BrokerContext } from "../broker-context.ts";
import { nobody, type Caller } from "../rules/caller.ts";
import { headerLines } from "./exchange.ts";
import { renderEmpty, renderUnauthenticated, type HeaderLine, type Rendered } from "./rendered.ts";
import { policyScopes, type Operation } from "./routes.ts";
import { guardStatistics } from "./statistics-guard.ts";

export type Authentication =
  /** `headers` stand on whatever is answered. */
  | { readonly kind: "caller"; readonly caller: Caller; readonly headers: readonly HeaderLine[] }
  | { readonly kind: "refused"; readonly rendered: Rendered };

/** Two schemes are tried, and each has its say. */
const bareChallenges = ["Bearer", "Bearer"];

export function authenticate(
  request: IncomingMessage,
  operation: Operation,
  context: BrokerContext,
): Authentication {
  if (operation.access === "anyone") return known(nobody);
  if (operation.access === "statisticsKey") {
    const guard = guardStatistics(request, context);
    return guard.kind === "refused" ? guard : { ...known(nobody), headers: guard.headers };
  }
  // Several lines count as one, joined: whatever they hold, that is no token.
  const header = headerLines(request, "authorization").join(",");
  const token = /^bearer +(.*)$/i.exec(header)?.[1]?.trim() ?? "";
  if (token === "") return refused(bareChallenges);
  const verification = context.verify(token);
  if (verification.kind === "refused") return refused(verification.challenges);
  const { caller } = verification;
  const hasScope = policyScopes[operation.access].some((scope) => caller.scopes.includes(scope));
  if (!hasScope && !context.faults.fires("scope-not-checked"))
    return { kind: "refused", rendered: renderEmpty(403) };
  return known(caller);
}

function known(caller: Caller): Extract<Authentication, { kind: "caller" }> {
  return { kind: "caller", caller, headers: [] };
}

function refused(challenges: readonly string[]): Authentication {
  return { kind: "refused", rendered: renderUnauthenticated(challenges) };
}
