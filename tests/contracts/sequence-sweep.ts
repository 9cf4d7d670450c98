/** Small changes of the values in recorded readings that the rules over a sequence compare. */
import { fileTransferStatuses, recipientStatuses } from "../../contracts/vocabulary.ts";
import type { Json } from "./recorded-lifecycles.ts";

type Members = Record<string, Json>;

/** One value of a body, and others that it might have. */
export interface Change {
  readonly pointer: string;
  readonly to: Json;
}

/** All changes of one reading: each value that is compared, and each row gone or twice. */
export function changesOf(body: Members): readonly Change[] {
  const changes: Change[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) changes.push(...changesOfList(`/${name}`, value));
    else if (name === "propertyList") changes.push({ pointer: "/propertyList", to: { a: "b" } });
    else changes.push(...changesOfValue(`/${name}`, name, value));
  }
  return changes;
}

function changesOfList(pointer: string, rows: readonly Json[]): readonly Change[] {
  const inRows = rows.flatMap((row, index) =>
    Object.entries(row as Members).flatMap(([name, value]) =>
      changesOfValue(`${pointer}/${index}/${name}`, name, value),
    ),
  );
  const gone = rows.map((_, index) => ({
    pointer,
    to: rows.filter((__, other) => other !== index),
  }));
  const twice = rows.map((row) => ({ pointer, to: [...rows, row] }));
  return [...inRows, ...gone, ...(pointer === "/recipients" ? [] : twice)];
}

function changesOfValue(pointer: string, name: string, value: Json): readonly Change[] {
  const others = otherValues(name, value);
  return others.filter((to) => to !== value).map((to) => ({ pointer, to }));
}

function otherValues(name: string, value: Json): readonly Json[] {
  // The texts of states have no rule of their own in an overview.
  if (name.endsWith("StatusText")) return [];
  if (name === "fileTransferStatus") return fileTransferStatuses;
  if (name.endsWith("StatusCode")) return recipientStatuses;
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value + 1000];
  if (/(?:Changed|created|published|expirationTime)$/.test(name)) {
    return typeof value === "string" ? otherTimes(value) : ["2026-11-22T12:34:56.789+00:00"];
  }
  return typeof value === "string" ? [`${value}x`, value.slice(1)] : [];
}

function otherTimes(value: string): readonly string[] {
  const millis = Date.parse(value);
  return [-86_400_000, -3_600_000, 1, 3_600_000].map((difference) =>
    new Date(millis + difference).toISOString().replace("Z", "+00:00"),
  );
}

/** The body with the change made in place. */
export function applyChange(body: Members, { pointer, to }: Change): void {
  const steps = pointer.split("/").slice(1);
  const last = steps.pop() ?? "";
  let at: Json = body;
  for (const step of steps) at = (at as Members)[step] as Json;
  (at as Members)[last] = to;
}
