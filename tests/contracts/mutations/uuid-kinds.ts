/** Ids in another form than the service writes. */
import type { MutationKind } from "./mutation-kind.ts";
import { textKind } from "./node-kinds.ts";

const uuid = (name: string, change: (value: string) => string): MutationKind =>
  textKind(name, (value) =>
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? change(value) : null,
  );

export const uuidKinds: readonly MutationKind[] = [
  uuid("an id in capitals", (value) => value.toUpperCase().replace(/^\d/, "A")),
  uuid("an id without dashes", (value) => value.replaceAll("-", "")),
  uuid("an id with its dashes elsewhere", (value) => value.replace(/(.{8})-(.)/, "$1$2-")),
  uuid("an id in braces", (value) => `{${value}}`),
  uuid("an id as a URN", (value) => `urn:uuid:${value}`),
  uuid("an id cut short", (value) => value.slice(0, -1)),
  uuid("an id with a digit too many", (value) => `${value}0`),
  uuid("an id with a letter that is no digit", (value) => `${value.slice(0, -1)}g`),
  uuid("an id in base64", (value) =>
    Buffer.from(value.replaceAll("-", ""), "hex").toString("base64"),
  ),
];
