/** The policy of the decision point: its shape, and how it is read from a file or from control. */
import { isJsonObject, isOrganizationNumber, type JsonObject } from "../json.ts";
import { type ParsedSettings, readSettingsFile } from "../settings-file.ts";

export interface Rule {
  /** Organisation of the caller, nine digits, or `*`. */
  readonly subject: string;
  /** Organisation on whose behalf, nine digits, or `*`. */
  readonly party: string;
  /** Resource id, or a pattern such as `ttd-*`. */
  readonly resource: string;
  readonly actions: readonly string[];
}

/** How strongly a caller has to be authenticated: an obligation of every permit for the resource. */
export interface MinimumLevel {
  /** Resource id, or a pattern. */
  readonly resource: string;
  /** 0 to 4. */
  readonly level: number;
  /** The level that is enough for a service owner; null: no other. */
  readonly ownerLevel: number | null;
}

export interface Policy {
  /** Whose bearer tokens the platform's interfaces take. */
  readonly callers: "issued" | "any";
  /** Actions that every caller may do for its own organisation. */
  readonly ownOrganization: readonly string[];
  readonly permits: readonly Rule[];
  readonly denials: readonly Rule[];
  readonly minimumLevels: readonly MinimumLevel[];
}

const members = ["callers", "ownOrganization", "permits", "denials", "minimumLevels"];

/**
 * The policy of a file.
 *
 * @param file YAML or JSON. @default the committed one
 * @throws {SuiteError} `PLATFORM_FILE_INVALID`
 */
export function loadPolicy(file: string | URL = new URL("policy.yaml", import.meta.url)): Policy {
  return readSettingsFile(file, parsePolicy);
}

/** Reads a policy; names every fault at once. A member that is left out is empty, `callers` is `issued`. */
export function parsePolicy(value: unknown): ParsedSettings<Policy> {
  if (!isJsonObject(value)) return { ok: false, faults: ["the policy is no object"] };
  const faults: string[] = [];
  unknownMembers(value, members, "", faults);
  const callers = value["callers"] ?? "issued";
  if (callers !== "issued" && callers !== "any") faults.push("callers: expected issued or any");
  const policy: Policy = {
    callers: callers === "any" ? "any" : "issued",
    ownOrganization: parseActions(value["ownOrganization"] ?? [], "ownOrganization", faults),
    permits: parseList(value["permits"], "permits", faults, parseRule),
    denials: parseList(value["denials"], "denials", faults, parseRule),
    minimumLevels: parseList(value["minimumLevels"], "minimumLevels", faults, parseLevel),
  };
  return faults.length === 0 ? { ok: true, value: policy } : { ok: false, faults };
}

function parseList<T>(
  value: unknown,
  name: string,
  faults: string[],
  parse: (value: JsonObject, where: string, faults: string[]) => T,
): readonly T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    faults.push(`${name}: a list is expected`);
    return [];
  }
  return value.map((item: unknown, index) =>
    parse(isJsonObject(item) ? item : {}, `${name}[${String(index)}]`, faults),
  );
}

function parseRule(rule: JsonObject, where: string, faults: string[]): Rule {
  unknownMembers(rule, ["subject", "party", "resource", "actions"], `${where}.`, faults);
  for (const name of ["subject", "party"]) {
    const organization = rule[name];
    if (organization !== "*" && !isOrganizationNumber(organization)) {
      faults.push(`${where}.${name}: nine digits in quotes, or "*", are expected`);
    }
  }
  return {
    subject: String(rule["subject"]),
    party: String(rule["party"]),
    resource: parseResource(rule, where, faults),
    actions: parseActions(rule["actions"], `${where}.actions`, faults),
  };
}

function parseLevel(value: JsonObject, where: string, faults: string[]): MinimumLevel {
  unknownMembers(value, ["resource", "level", "ownerLevel"], `${where}.`, faults);
  const { level, ownerLevel = null } = value;
  if (!isLevel(level)) faults.push(`${where}.level: a level from 0 to 4 is expected`);
  if (ownerLevel !== null && !isLevel(ownerLevel)) {
    faults.push(`${where}.ownerLevel: a level from 0 to 4, or nothing, is expected`);
  }
  return {
    resource: parseResource(value, where, faults),
    level: Number(level),
    ownerLevel: isLevel(ownerLevel) ? ownerLevel : null,
  };
}

function isLevel(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 4;
}

function parseResource({ resource }: JsonObject, where: string, faults: string[]): string {
  if (typeof resource === "string" && resource !== "") return resource;
  faults.push(`${where}.resource: an id, or a pattern with "*", is expected`);
  return "";
}

function parseActions(value: unknown, where: string, faults: string[]): readonly string[] {
  const actions: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  if (actions.every((action): action is string => typeof action === "string")) return actions;
  faults.push(`${where}: a list of actions is expected`);
  return [];
}

function unknownMembers(
  value: JsonObject,
  known: readonly string[],
  where: string,
  faults: string[],
): void {
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) {
      faults.push(`${where}${name}: unknown, expected one of ${known.join(", ")}`);
    }
  }
}
