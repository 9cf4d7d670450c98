/** The query of GET /filetransfer, bound as ASP.NET binds it: every parameter that misfits is named at once. */
import { fileTransferStatuses, recipientStatuses } from "../../../contracts/vocabulary.ts";
import type { Instant } from "./instant.ts";
import { readQueryDate } from "./query-date.ts";
import type { SearchRequest } from "./search-file-transfers.ts";
import { keyed, requiredMessage, type Validation } from "./validation.ts";

/** In the order of their numbers. */
const roles = ["Recipient", "Sender"] as const;

/**
 * @param query first value of each parameter, by lower-case name
 * @param now   for times without a date
 */
export function validateSearch(
  query: ReadonlyMap<string, string>,
  now: Instant,
): Validation<SearchRequest> {
  const value = (name: string): string => query.get(name.toLowerCase()) ?? "";
  const to = readOptional(value("to"), (text) => readQueryDate(text, now));
  const from = readOptional(value("from"), (text) => readQueryDate(text, now));
  const role = readEnum(value("role"), roles);
  const status = readEnum(value("status"), fileTransferStatuses);
  const recipientStatus = readEnum(value("recipientStatus"), recipientStatuses);
  const isAscending = readOptional(value("orderAscending"), readBoolean);
  const resourceId = value("resourceId");
  const errors = keyed([
    ["to", misfit(to, value("to"))],
    ["from", misfit(from, value("from"))],
    ["role", misfit(role, value("role"))],
    ["status", misfit(status, value("status"))],
    ["resourceId", resourceIdMessages(resourceId)],
    ["orderAscending", misfit(isAscending, value("orderAscending"))],
    ["recipientStatus", misfit(recipientStatus, value("recipientStatus"))],
  ]);
  if (errors.length > 0) return { kind: "refused", errors };
  return {
    kind: "valid",
    request: {
      resourceId,
      status: read(status),
      recipientStatus: read(recipientStatus),
      from: read(from),
      to: read(to),
      isAscending: read(isAscending) === true,
      role: read(role),
    },
  };
}

type Reading<Value> =
  | { readonly kind: "read"; readonly value: Value | null }
  /** `outside`: a number that no name has. */
  | { readonly kind: "misfit"; readonly isOutside: boolean };

function read<Value>(reading: Reading<Value>): Value | null {
  return reading.kind === "read" ? reading.value : null;
}

function misfit(reading: Reading<unknown>, text: string): readonly string[] {
  if (reading.kind === "read") return [];
  return [`The value '${text}' is ${reading.isOutside ? "invalid" : "not valid"}.`];
}

function resourceIdMessages(resourceId: string): readonly string[] {
  if (resourceId.trim() === "") return [requiredMessage("resourceId")];
  // Defect D10: 500 in the real service.
  return resourceId.includes("\0")
    ? ["The value of resourceId can not contain the NUL character."]
    : [];
}

/** Empty and blank count as absent. */
function readOptional<Value>(text: string, reader: (text: string) => Value | null): Reading<Value> {
  if (text.trim() === "") return { kind: "read", value: null };
  const value = reader(text);
  return value === null ? { kind: "misfit", isOutside: false } : { kind: "read", value };
}

function readBoolean(text: string): boolean | null {
  const value = text.trim().toLowerCase();
  return value === "true" || value === "false" ? value === "true" : null;
}

/** Names in any case, numbers, and comma-separated lists of names, whose numbers are combined bitwise. */
function readEnum<Name extends string>(text: string, names: readonly Name[]): Reading<Name> {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "read", value: null };
  const number = /^[+-]?\d+$/.test(trimmed) ? int32(trimmed) : combine(trimmed, names);
  if (number === null) return { kind: "misfit", isOutside: false };
  const name = names[number];
  return name === undefined ? { kind: "misfit", isOutside: true } : { kind: "read", value: name };
}

function int32(text: string): number | null {
  const value = Number(text);
  return Math.abs(value) > 2_147_483_647 ? null : value;
}

function combine(text: string, names: readonly string[]): number | null {
  let number = 0;
  for (const part of text.split(",")) {
    const value = part.trim().toLowerCase();
    const index = names.findIndex((name) => name.toLowerCase() === value);
    if (index < 0) return null;
    number |= index;
  }
  return number;
}
