/** The policy of the decision point: its shape, and how it is read from a file or from control. */
import { readFileSync } from "node:fs";

import { parse } from "yaml";

import { isJsonObject, isOrganizationNumber } from "../json.ts";

export interface Rule {
  /** Organisation of the caller, nine digits, or `*`. */
  readonly subject: string;
  /** Organisation on whose behalf, nine digits, or `*`. */
  readonly party: string;
  /** Resource id, or `*`. */
  readonly resource: string;
  readonly actions: readonly string[];
}

export interface Policy {
  /** Whose bearer tokens the platform's interfaces take. */
  readonly callers: "issued" | "any";
  /** Actions that every caller may do for its own organisation. */
  readonly ownOrganization: readonly string[];
  readonly permits: readonly Rule[];
  readonly denials: readonly Rule[];
}

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly string[] };

/** The committed policy. */
export function loadDefaultPolicy(): Policy {
  const parsed = parsePolicy(parse(readFileSync(new URL("policy.yaml", import.meta.url), "utf8")));
  if (!parsed.ok) throw new Error(`policy.yaml is wrong: ${parsed.faults.join("; ")}`);
  return parsed.policy;
}

/** Reads a policy; names every fault at once. A member that is left out is empty, `callers` is `issued`. */
export function parsePolicy(value: unknown): ParsedPolicy {
  if (!isJsonObject(value)) return { ok: false, faults: ["the policy is no object"] };
  const faults: string[] = [];
  for (const name of Object.keys(value)) {
    if (!members.includes(name)) {
      faults.push(`${name}: unknown, expected one of ${members.join(", ")}`);
    }
  }
  const callers = value["callers"] ?? "issued";
  if (callers !== "issued" && callers !== "any") faults.push("callers: expected issued or any");
  const policy: Policy = {
    callers: callers === "any" ? "any" : "issued",
    ownOrganization: parseActions(value["ownOrganization"] ?? [], "ownOrganization", faults),
    permits: parseRules(value["permits"], "permits", faults),
    denials: parseRules(value["denials"], "denials", faults),
  };
  return faults.length === 0 ? { ok: true, policy } : { ok: false, faults };
}

const members = ["callers", "ownOrganization", "permits", "denials"];

function parseRules(value: unknown, name: string, faults: string[]): readonly Rule[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    faults.push(`${name}: a list of rules is expected`);
    return [];
  }
  return value.map((rule: unknown, index) => parseRule(rule, `${name}[${String(index)}]`, faults));
}

function parseRule(value: unknown, where: string, faults: string[]): Rule {
  const rule = isJsonObject(value) ? value : {};
  for (const name of ["subject", "party"]) {
    const organization = rule[name];
    if (organization !== "*" && !isOrganizationNumber(organization)) {
      faults.push(`${where}.${name}: nine digits in quotes, or "*", are expected`);
    }
  }
  if (typeof rule["resource"] !== "string")
    faults.push(`${where}.resource: an id or "*" is expected`);
  return {
    subject: String(rule["subject"]),
    party: String(rule["party"]),
    resource: String(rule["resource"]),
    actions: parseActions(rule["actions"], `${where}.actions`, faults),
  };
}

function parseActions(value: unknown, where: string, faults: string[]): readonly string[] {
  const actions: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  if (actions.every((action): action is string => typeof action === "string")) return actions;
  faults.push(`${where}: a list of actions is expected`);
  return [];
}
