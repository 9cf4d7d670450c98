/** Which organisation a recorded request speaks for. */
import type { Header } from "../../contracts/judge/facts.ts";
import { actors } from "../../targets/actors.ts";

/** Names that stand for a token in the records, in lower case; the actors are those of the suite. */
const organizations = new Map<string, string>([
  ...Object.values(actors).map(
    ({ name, organization }) => [name.toLowerCase(), organization] as const,
  ),
  ["both", actors.sender.organization],
  ["delegated", actors.stranger.organization],
]);

/**
 * Nine digits, or null where they are not known: no token, one that cannot be read, or one that names none.
 *
 * The claims are tried in the order of the service: that of a system user is not passed over when it is malformed.
 */
export function callerOrganization(headers: readonly Header[]): string | null {
  const value = headers.find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "";
  const placeholder = /^bearer <([\w-]+)>$/i.exec(value)?.[1];
  if (placeholder !== undefined) return organizations.get(placeholder.toLowerCase()) ?? null;
  const payload = /^bearer [\w-]+\.([\w-]+)\.[\w-]*$/i.exec(value)?.[1];
  return payload === undefined ? null : organizationOfClaims(payload);
}

function organizationOfClaims(payload: string): string | null {
  try {
    const claims = objectOf(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    const details = claims["authorization_details"];
    if (details !== undefined) {
      const one = objectOf(Array.isArray(details) ? (details as unknown[])[0] : details);
      return digitsOf(objectOf(one["systemuser_org"])["ID"]);
    }
    return digitsOf(claims["urn:altinn:orgNumber"]) ?? digitsOf(objectOf(claims["consumer"])["ID"]);
  } catch {
    return null;
  }
}

/** The object, or the one that a text holds. */
function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  const read: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
}

function digitsOf(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const digits = String(value).slice(String(value).lastIndexOf(":") + 1);
  return /^\d{9}$/.test(digits) ? digits : null;
}
