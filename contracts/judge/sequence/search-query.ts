/** The query of a search, as far as it can be read with certainty. */
import { microsOf } from "./instant.ts";

export interface SearchQuery {
  readonly resourceId: string;
  /** Null: not asked for. Undefined: asked for in a notation that is not read here. */
  readonly status: string | null | undefined;
  readonly recipientStatus: string | null | undefined;
  readonly role: "Sender" | "Recipient" | null | undefined;
  /** Microseconds since the epoch; null: not asked for; undefined: asked for in a form that is not read here. */
  readonly from: number | null | undefined;
  readonly to: number | null | undefined;
  readonly isAscending: boolean | undefined;
}

/** @param path request target; of a repeated parameter the first value counts, names are taken in any case */
export function searchQueryOf(path: string): SearchQuery | null {
  const values = valuesOf(path);
  const resourceId = values.get("resourceid");
  if (resourceId === undefined) return null;
  const word = (name: string): string | null | undefined => {
    const value = values.get(name)?.trim() ?? "";
    if (value === "") return null;
    return /^[A-Za-z]+$/.test(value) ? value : undefined;
  };
  const role = word("role");
  const ascending = word("orderascending")?.toLowerCase();
  return {
    resourceId,
    status: word("status"),
    recipientStatus: word("recipientstatus"),
    role: role === null ? null : roleOf(role),
    from: instantOf(values.get("from")),
    to: instantOf(values.get("to")),
    isAscending: ascending === undefined ? false : ascending === "true",
  };
}

function roleOf(value: string | undefined): "Sender" | "Recipient" | undefined {
  const name = value?.toLowerCase();
  return name === "sender" ? "Sender" : name === "recipient" ? "Recipient" : undefined;
}

function instantOf(value: string | undefined): number | null | undefined {
  if (value === undefined || value.trim() === "") return null;
  const micros = microsOf(value);
  return Number.isNaN(micros) ? undefined : micros;
}

function valuesOf(path: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const query = path.slice(path.indexOf("?") + 1).replace(/#.*$/, "");
  if (path.indexOf("?") < 0) return values;
  for (const pair of query.split("&")) {
    const equals = pair.indexOf("=");
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals)).toLowerCase();
    if (!values.has(name)) values.set(name, equals < 0 ? "" : decoded(pair.slice(equals + 1)));
  }
  return values;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
