/** The query of GET /statistics/monthly, bound as ASP.NET binds a model: a member that misfits is named by it. */
import type { ValidationErrors } from "./answer.ts";
import { keyed, type Validation } from "./validation.ts";

export interface MonthlyRequest {
  /** Null: all of the caller's. */
  readonly resourceId: string | null;
  /** 0 when it was left out. */
  readonly year: number;
  readonly month: number;
  readonly includesEndUser: boolean;
  readonly includesVendor: boolean;
}

/** @param query first value of each parameter, by lower-case name */
export function validateMonthly(query: ReadonlyMap<string, string>): Validation<MonthlyRequest> {
  const year = read(query, "Year", readInt32, 0);
  const month = read(query, "Month", readInt32, 0);
  const includesEndUser = read(query, "IncludeEndUser", readBoolean, true);
  const includesVendor = read(query, "IncludeVendor", readBoolean, false);
  const errors: ValidationErrors = keyed([
    ["Year", year.messages],
    ["Month", month.messages],
    ["IncludeEndUser", includesEndUser.messages],
    ["IncludeVendor", includesVendor.messages],
  ]);
  if (errors.length > 0) return { kind: "refused", errors };
  const resourceId = (query.get("resourceid") ?? "").trim();
  return {
    kind: "valid",
    request: {
      resourceId: resourceId === "" ? null : resourceId,
      year: year.value,
      month: month.value,
      includesEndUser: includesEndUser.value,
      includesVendor: includesVendor.value,
    },
  };
}

interface Reading<Value> {
  readonly value: Value;
  readonly messages: readonly string[];
}

function read<Value>(
  query: ReadonlyMap<string, string>,
  name: string,
  reader: (text: string) => Value | null,
  absent: Value,
): Reading<Value> {
  const text = query.get(name.toLowerCase());
  if (text === undefined) return { value: absent, messages: [] };
  if (text.trim() === "") return { value: absent, messages: [`The value '${text}' is invalid.`] };
  const value = reader(text.trim());
  return value === null
    ? { value: absent, messages: [`The value '${text}' is not valid for ${name}.`] }
    : { value, messages: [] };
}

/** Also hexadecimal; no fraction, exponent or separator. */
function readInt32(text: string): number | null {
  const hex = /^(?:0x|&h|#)([0-9a-f]{1,8})$/i.exec(text);
  const isNumber = hex !== null || /^[+-]?\d+$/.test(text);
  const value = hex === null ? Number(text) : Number.parseInt(hex[1] ?? "", 16) | 0;
  return isNumber && value >= -2_147_483_648 && value <= 2_147_483_647 ? value : null;
}

function readBoolean(text: string): boolean | null {
  const value = text.toLowerCase();
  return value === "true" || value === "false" ? value === "true" : null;
}
