/**
 * Parameters of the test token generator, read and checked as the real one does (Altinn/AltinnTestTools),
 * with three differences: `env`, `org` and `systemUserId` may be left out, and `ttl` may be negative.
 */
import { isUuid } from "../identifiers.ts";
import { isOrganizationNumber } from "../json.ts";

export interface EnterpriseParameters {
  readonly scopes: readonly string[];
  /** A service owner's code, for example `ttd`. */
  readonly org: string | null;
  readonly orgNo: string;
  readonly supplierOrgNo: string | null;
  readonly clientId: string | null;
  readonly ttlSeconds: number;
}

export interface SystemUserParameters {
  readonly scopes: readonly string[];
  /** The vendor's organisation. */
  readonly orgNo: string;
  readonly supplierOrgNo: string | null;
  readonly systemUserId: string | null;
  readonly systemUserOrg: string;
  readonly clientId: string | null;
  readonly ttlSeconds: number;
}

/** What is wrong, by parameter. */
type ParameterFaults = Readonly<Record<string, string>>;

export type ParsedParameters<T> =
  | { readonly ok: true; readonly parameters: T }
  | { readonly ok: false; readonly faults: ParameterFaults };

const defaultTtlSeconds = 1800;
/** Longest lifetime either way, in seconds: a day. */
const largestTtlSeconds = 86_400;
const defaultOrganization = "991825827";

export function parseEnterpriseParameters(
  query: URLSearchParams,
): ParsedParameters<EnterpriseParameters> {
  const reader = new ParameterReader(query);
  reader.identifier("env");
  const parameters: EnterpriseParameters = {
    scopes: reader.scopes(null),
    org: reader.identifier("org"),
    orgNo: reader.organization("orgNo", null),
    supplierOrgNo: reader.optionalOrganization("supplierOrgNo"),
    clientId: reader.identifier("clientId"),
    ttlSeconds: reader.ttl(),
  };
  return reader.result(parameters);
}

export function parseSystemUserParameters(
  query: URLSearchParams,
): ParsedParameters<SystemUserParameters> {
  const reader = new ParameterReader(query);
  reader.identifier("env");
  const parameters: SystemUserParameters = {
    scopes: reader.scopes(["altinn:enduser"]),
    orgNo: reader.organization("orgNo", defaultOrganization),
    supplierOrgNo: reader.optionalOrganization("supplierOrgNo"),
    systemUserId: reader.uuid("systemUserId"),
    systemUserOrg: reader.organization("systemUserOrg", defaultOrganization),
    clientId: reader.identifier("clientId"),
    ttlSeconds: reader.ttl(),
  };
  return reader.result(parameters);
}

/** Reads one parameter after the other and gathers what is wrong with them. */
class ParameterReader {
  readonly #query: URLSearchParams;
  readonly #faults: Record<string, string> = {};

  constructor(query: URLSearchParams) {
    this.#query = query;
  }

  result<T>(parameters: T): ParsedParameters<T> {
    const isFaulty = Object.keys(this.#faults).length > 0;
    return isFaulty ? { ok: false, faults: this.#faults } : { ok: true, parameters };
  }

  /** Without a default the parameter must be given; a text of spaces alone makes a token without scope. */
  scopes(otherwise: readonly string[] | null): readonly string[] {
    const text = this.#read("scopes", otherwise === null);
    if (text === null) return otherwise ?? [];
    if (text.length > 500 || !/^[a-z0-9:/_\-,. ]+$/.test(text)) {
      this.#fault("scopes", "up to 500 of the characters a-z 0-9 : / _ - . and spaces", text);
    }
    return text.split(/[ ,]/).filter((scope) => scope !== "");
  }

  organization(name: string, otherwise: string | null): string {
    const text = this.#read(name, otherwise === null);
    if (text === null) return otherwise ?? "";
    if (!isOrganizationNumber(text)) this.#fault(name, "nine digits", text);
    return text;
  }

  optionalOrganization(name: string): string | null {
    const text = this.#read(name, false);
    if (text !== null && !isOrganizationNumber(text)) this.#fault(name, "nine digits", text);
    return text;
  }

  uuid(name: string): string | null {
    const text = this.#read(name, false);
    if (text !== null && !isUuid(text)) this.#fault(name, "a UUID", text);
    return text?.toLowerCase() ?? null;
  }

  identifier(name: string): string | null {
    const text = this.#read(name, false);
    if (text !== null && !/^[a-z0-9_-]{1,50}$/.test(text)) {
      this.#fault(name, "up to 50 of the characters a-z 0-9 _ -", text);
    }
    return text;
  }

  ttl(): number {
    const text = this.#read("ttl", false);
    if (text === null) return defaultTtlSeconds;
    const seconds = /^-?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(Math.abs(seconds) <= largestTtlSeconds)) {
      this.#fault("ttl", `whole seconds, at most ${String(largestTtlSeconds)} either way`, text);
    }
    return seconds;
  }

  /** As in the real one an empty parameter counts as left out. */
  #read(name: string, isRequired: boolean): string | null {
    const values = this.#query.getAll(name);
    if (values.length > 1) this.#faults[name] = "the parameter is given more than once";
    const [value] = values;
    if (value !== undefined && value !== "") return value;
    if (isRequired) this.#faults[name] = "the parameter must be given";
    return null;
  }

  #fault(name: string, expected: string, received: string): void {
    this.#faults[name] = `expected ${expected}, received ${JSON.stringify(received.slice(0, 100))}`;
  }
}
