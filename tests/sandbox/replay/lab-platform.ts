/**
 * A platform as it stood around the real service when the records were made: it knows the records' resources and
 * decides as theirs did. The platform stand-in of the sandbox is stricter and has no such resources.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { JsonWebKey } from "node:crypto";

export interface LabPlatform {
  readonly platformUrl: string;
  readonly altinnIssuer: string;
  /** While true everybody may do everything and every resource is registered: for arranging states. */
  isArranging: boolean;
  /** Of the service, in the order of their coming; each as it was sent. */
  readonly events: ReceivedEvent[];
  close(): Promise<void>;
}

export interface ReceivedEvent {
  readonly contentType: string;
  readonly isAuthorized: boolean;
  readonly event: Readonly<Record<string, unknown>>;
}

export const maskinportenIssuer = "https://test.maskinporten.no/";
/** Of the system user that may act for everybody. */
export const delegatedSystemUser = "delegated";

const member = "311764837";
const memberUuid = "6f1c5bd2-0000-4000-8000-000000000001";

/** @param jwk public key that signs all tokens, of both issuers */
export async function startLabPlatform(jwk: JsonWebKey): Promise<LabPlatform> {
  const server = createServer((request, response) => {
    void answer(request, response, origin(), jwk, lab);
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: "127.0.0.1" }, resolve));
  const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const lab: LabPlatform = {
    platformUrl: origin(),
    altinnIssuer: `${origin()}/authentication/api/v1/openid/`,
    isArranging: false,
    events: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return lab;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  origin: string,
  jwk: JsonWebKey,
  { isArranging, events }: LabPlatform,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const url = new URL(request.url ?? "/", origin);
  const text = Buffer.concat(chunks).toString("utf8");
  if (url.pathname === "/events/api/v1/events") {
    const { "content-type": contentType = "", authorization } = request.headers;
    const event = JSON.parse(text) as ReceivedEvent["event"];
    events.push({ contentType, isAuthorized: authorization !== undefined, event });
  }
  const { status, body } = route(url, text, origin, jwk, isArranging);
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body === undefined ? "" : JSON.stringify(body));
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

function route(
  url: URL,
  body: string,
  origin: string,
  jwk: JsonWebKey,
  isArranging: boolean,
): Reply {
  const path = url.pathname;
  if (path.endsWith("/openid-configuration")) {
    return ok({ issuer: `${origin}/authentication/api/v1/openid/`, jwks_uri: `${origin}/jwk` });
  }
  if (path.endsWith("/oauth-authorization-server")) {
    return ok({
      issuer: maskinportenIssuer,
      jwks_uri: `${origin}/jwk`,
      token_endpoint: `${origin}/token`,
    });
  }
  if (path === "/jwk") return ok({ keys: [jwk] });
  if (path === "/_control/clients") return ok({});
  if (path === "/token")
    return ok({ access_token: "own", token_type: "Bearer", expires_in: 3600, scope: "" });
  if (path.endsWith("/authorize")) return isArranging ? decision("Permit") : decide(body);
  if (path.startsWith("/resourceregistry/api/v1/resource/")) {
    return registered(decodeURIComponent(path.slice(path.lastIndexOf("/") + 1)), isArranging);
  }
  if (path.endsWith("/memberships")) {
    const isMember = url.searchParams.get("party")?.endsWith(`:${member}`) === true;
    return isMember
      ? ok({ data: [{ party: `urn:altinn:party:uuid:${memberUuid}` }] })
      : ok({ data: [] });
  }
  if (path.includes("/byuuid/")) return ok({ partyId: 1, orgNumber: member });
  return path.endsWith("/events") ? ok({}) : { status: 404 };
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** Ids of system users are `<organisation>` or `delegated`. */
function decide(body: string): Reply {
  const attributes = [...body.matchAll(/"attributeId":"([^"]*)","value":"([^"]*)"/g)].map(
    ([, id, value]) => [id, value] as const,
  );
  const values = (id: string): readonly (string | undefined)[] =>
    attributes.filter(([name]) => name === id).map(([, value]) => value);
  const resource = values("urn:altinn:resource")[0] ?? "";
  const actions = values("urn:oasis:names:tc:xacml:1.0:action:action-id");
  // The party is the resource's attribute, which comes last.
  const party = values("urn:altinn:organization:identifier-no").at(-1);
  const systemUser = values("urn:altinn:systemuser:uuid")[0];
  const subject = systemUser ?? values("urn:altinn:organization:identifier-no").slice(0, -1)[0];
  // An organisation without a number was let through there.
  const isOwn =
    subject === delegatedSystemUser || party === "" || (subject !== undefined && subject === party);
  switch (resource) {
    case "lab-read-only":
      return decision(actions.every((action) => action === "read") ? "Permit" : "Deny");
    case "lab-write-only":
      return decision(actions.every((action) => action === "write") ? "Permit" : "Deny");
    case "lab-level-4":
    case "lab-authlevel":
      return decision(isOwn ? "Permit" : "NotApplicable", obligation(""));
    case "lab-authlevel-org":
      return decision(isOwn ? "Permit" : "NotApplicable", [
        ...obligation(""),
        ...obligation("-org", 3),
      ]);
    case "lab-pdp-notapplicable":
      return decision("NotApplicable");
    case "lab-pdp-indeterminate":
      return decision("Indeterminate");
    case "lab-pdp-lower":
      return decision("permit");
    case "lab-pdp-missing":
      return ok({});
    case "lab-pdp-empty":
      return ok({ response: [] });
    // Any error status is a refusal; this one is not retried first.
    case "lab-pdp-500":
      return { status: 501 };
    case "lab-pdp-403":
      return { status: 403 };
    default:
      return decision(isOwn ? "Permit" : "NotApplicable");
  }
}

function decision(value: string, obligations: readonly unknown[] = []): Reply {
  return ok({ response: [{ decision: value, obligations }] });
}

function obligation(suffix: string, level = 4): readonly unknown[] {
  const category = `urn:altinn:minimum-authenticationlevel${suffix}`;
  return [{ attributeAssignment: [{ category, value: String(level) }] }];
}

const owners: Readonly<
  Record<string, { readonly organization: string; readonly orgcode: string }>
> = {
  "lab-other-owner": { organization: "974760673", orgcode: "other" },
  "lab-ttd": { organization: "405003309", orgcode: "TTD" },
  "lab-prefix-owner": { organization: "0192:991825827", orgcode: "" },
  "lab-no-owner": { organization: "", orgcode: "" },
};

function registered(id: string, isArranging: boolean): Reply {
  if (/^(?:no-such-resource|nope)$|[;+]/.test(id)) return { status: 404 };
  if (!isArranging && /^lab-(?:unknown|gone)$/.test(id)) return { status: 404 };
  if (!isArranging && /^lab-reg(?:istry)?-204$/.test(id)) return { status: 204 };
  return ok({
    identifier: id.replaceAll("%2F", "/"),
    title: {},
    description: {},
    hasCompetentAuthority: owners[id] ?? { organization: "991825827", orgcode: "ttd" },
    accessListMode: id === "ttd-broker-tilgangsliste" ? "Enabled" : "Disabled",
  });
}
