/** Filters of control's lists: `?member=value` for the members of a list, `?after=N` for what came later. */

export type RecordFilter<T> =
  | { readonly ok: true; readonly fits: (record: T) => boolean }
  | { readonly ok: false; readonly fault: string };

/**
 * Reads a query; a parameter that is no member is a fault, since a filter that is not understood would
 * show too much.
 *
 * @param members names that may be asked for; values are compared as text, `null` and "" are the same
 */
export function readRecordFilter<T extends { readonly sequence: number }>(
  query: URLSearchParams,
  members: readonly (keyof T & string)[],
): RecordFilter<T> {
  const asked: (readonly [keyof T, string])[] = [];
  let after = 0;
  for (const [name, value] of query) {
    const member = members.find((known) => known === name);
    if (member !== undefined) asked.push([member, value]);
    else if (name !== "after") {
      return { ok: false, fault: `${name}: expected one of ${[...members, "after"].join(", ")}` };
    } else if (/^\d{1,15}$/.test(value)) after = Number(value);
    else return { ok: false, fault: "after: a sequence number is expected" };
  }
  const fits = (record: T): boolean =>
    record.sequence > after && asked.every(([name, value]) => asText(record[name]) === value);
  return { ok: true, fits };
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
