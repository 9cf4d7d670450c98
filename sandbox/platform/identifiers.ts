/**
 * Ids that follow from an organisation number, so that they are the same in every run and can be read
 * by people: `5e000000-0000-4000-8000-000991825827` is the system user of 991825827.
 */

const systemUserPrefix = "5e000000-0000-4000-8000-000";
const partyPrefix = "9a000000-0000-4000-8000-000";

/** The system user that an organisation has when a token's caller names none. */
export function systemUserIdOf(organization: string): string {
  return systemUserPrefix + organization;
}

/** The party uuid of an organisation in Register. */
export function partyUuidOf(organization: string): string {
  return partyPrefix + organization;
}

/** The organisation of a system user id made by `systemUserIdOf`, else null. */
export function organizationOfSystemUserId(id: string): string | null {
  return digitsAfter(systemUserPrefix, id);
}

/** The organisation of a party uuid made by `partyUuidOf`, else null. */
export function organizationOfPartyUuid(uuid: string): string | null {
  return digitsAfter(partyPrefix, uuid);
}

function digitsAfter(prefix: string, id: string): string | null {
  const lower = id.toLowerCase();
  const rest = lower.slice(prefix.length);
  return lower.startsWith(prefix) && /^\d{9}$/.test(rest) ? rest : null;
}

/** Whether the text is a UUID in its usual notation, any letter case. */
export function isUuid(value: unknown): value is string {
  return (
    typeof value === "string" &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  );
}
