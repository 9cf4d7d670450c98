/** What a token of an actor is to be like, read from a query. Pure; every fault is named at once. */
import { actorNames, actors } from "../../../targets/actors.ts";
import { isJsonObject, isOrganizationNumber, type JsonObject, parseJson } from "../json.ts";
import { isTokenDefect, type TokenDefect, tokenDefects } from "./token-defects.ts";

export const tokenKinds = ["systemUser", "enterprise", "maskinporten"] as const;
/** A system user's or an organisation's token of Altinn, or one of Maskinporten that was not exchanged. */
export type TokenKind = (typeof tokenKinds)[number];

export interface TokenOrder {
  /** Nine digits. */
  readonly organization: string;
  readonly kind: TokenKind;
  readonly scopes: readonly string[];
  readonly lifetimeSeconds: number;
  readonly defect: TokenDefect | null;
  /** Claims instead of or beside the usual ones; null takes one away. */
  readonly claims: JsonObject;
}

export type ParsedTokenOrder =
  | { readonly ok: true; readonly order: TokenOrder }
  | { readonly ok: false; readonly faults: readonly string[] };

const usualLifetimeSeconds = 1800;
const longestLifetimeSeconds = 86_400;
const usualScopes = ["altinn:broker.write", "altinn:broker.read"];
const parameters = ["kind", "scopes", "ttl", "defect", "claims"];

/** @param actor one of the suite's actors, or the nine digits of any organisation */
export function parseTokenOrder(actor: string, query: URLSearchParams): ParsedTokenOrder {
  const faults: string[] = [];
  const name = actorNames.find((each) => each === actor);
  const organization = name === undefined ? actor : actors[name].organization;
  if (!isOrganizationNumber(organization)) {
    faults.push(
      `the actor ${JSON.stringify(actor)} is unknown, expected one of ${actorNames.join(", ")}, or nine digits`,
    );
  }
  for (const parameter of query.keys()) {
    if (!parameters.includes(parameter)) {
      faults.push(`${parameter}: unknown, expected one of ${parameters.join(", ")}`);
    }
  }
  const known = name === undefined ? null : actors[name];
  const kindText = query.get("kind") ?? known?.kind ?? "systemUser";
  const kind = tokenKinds.find((each) => each === kindText);
  if (kind === undefined) faults.push(`kind: expected one of ${tokenKinds.join(", ")}`);
  const defect = query.get("defect");
  if (defect !== null && !isTokenDefect(defect)) {
    faults.push(`defect: expected one of ${tokenDefects.map(({ id }) => id).join(", ")}`);
  }
  const ttl = query.get("ttl") ?? String(usualLifetimeSeconds);
  if (!/^\d{1,5}$/.test(ttl) || Number(ttl) > longestLifetimeSeconds) {
    faults.push(`ttl: seconds, at most ${longestLifetimeSeconds}, are expected`);
  }
  const claims = parseJson(query.get("claims") ?? "{}");
  if (!isJsonObject(claims)) faults.push("claims: a JSON object is expected");
  if (faults.length > 0 || kind === undefined) return { ok: false, faults };

  const scopes = query
    .get("scopes")
    ?.split(/[ ,]+/)
    .filter((scope) => scope !== "");
  return {
    ok: true,
    order: {
      organization,
      kind,
      scopes: scopes ?? known?.scopes ?? usualScopes,
      lifetimeSeconds: Number(ttl),
      defect: defect !== null && isTokenDefect(defect) ? defect : null,
      claims: isJsonObject(claims) ? claims : {},
    },
  };
}
