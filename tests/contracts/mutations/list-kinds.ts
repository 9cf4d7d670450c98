/** Lists with items that are wrong, too many or none, and objects that should be lists. */
import type { MutationKind } from "./mutation-kind.ts";
import { containerKind } from "./node-kinds.ts";

const items = (raw: string): string => raw.slice(1, -1);
const withItem = (raw: string, item: string): string =>
  raw === "[]" ? `[${item}]` : `[${items(raw)},${item}]`;
const added = (name: string, item: string): MutationKind =>
  containerKind(
    name,
    "array",
    ({ raw }) => withItem(raw, item),
    ({ pointer, size }) => [`${pointer}/${size}`],
  );
/** Not JSON any more. */
const broken = (name: string, change: (raw: string) => string): MutationKind =>
  containerKind(
    name,
    "array",
    ({ raw }) => change(raw),
    () => [""],
  );

export const listKinds: readonly MutationKind[] = [
  containerKind("a list without items", "array", () => "[]"),
  added("an item that is null", "null"),
  added("an item that is a number", "7"),
  added("an item that is an empty text", '""'),
  added("an item that is an empty object", "{}"),
  added("an item that is an empty list", "[]"),
  containerKind("a list in a list", "array", ({ raw }) => `[${raw}]`),
  containerKind("an object in place of a list", "array", ({ raw, size }) =>
    size > 1 ? `{"items":${raw}}` : `{${size === 0 ? "" : `"0":${items(raw)}`}}`,
  ),
  containerKind("a list of one item without its brackets", "array", ({ raw, size }) =>
    size === 1 ? items(raw) : null,
  ),
  containerKind("an object in a list of its own", "object", ({ raw, parent }) =>
    parent === null ? null : `[${raw}]`,
  ),
  containerKind("an object without members", "object", ({ size }) => (size === 0 ? null : "{}")),
  broken("a comma before the end of a list", (raw) => (raw === "[]" ? "[,]" : `[${items(raw)},]`)),
  broken("a comma at the beginning of a list", (raw) => `[,${items(raw)}]`),
  broken("a list that another bracket ends", (raw) => `[${items(raw)}}`),
];
