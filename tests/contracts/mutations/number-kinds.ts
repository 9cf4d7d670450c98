/** Numbers that a client would read as another number, or not at all. */
import type { MutationKind } from "./mutation-kind.ts";
import { valueKind } from "./node-kinds.ts";

const number = (name: string, change: (raw: string) => string): MutationKind =>
  valueKind(name, ({ kind, raw }) => (kind === "number" ? change(raw) : null));
/** JSON has no such number, or no client can hold it: the whole body is unreadable. */
const unreadable = (name: string, change: (raw: string) => string): MutationKind =>
  valueKind(
    name,
    ({ kind, raw }) => (kind === "number" ? change(raw) : null),
    () => [""],
  );

export const numberKinds: readonly MutationKind[] = [
  number("a number with a fraction of zero", (raw) => `${raw}.0`),
  number("a number with a fraction", (raw) => `${raw}.5`),
  number("a number with an exponent", (raw) => `${raw}e0`),
  number("a number in powers of ten", () => "1e3"),
  number("a number below zero", (raw) =>
    raw.startsWith("-") ? raw : `-${raw === "0" ? "1" : raw}`,
  ),
  number("a number beyond 64 bits", () => "9223372036854775808"),
  number("a number far below 64 bits", () => "-9223372036854775809"),
  number("minus zero", () => "-0"),
  unreadable("a number with a plus", (raw) => `+${raw}`),
  unreadable("a number with a zero before it", (raw) => `0${raw}`),
  unreadable("a number in hexadecimal", (raw) => `0x${raw}`),
  unreadable("a number with thousands parted", (raw) => `${raw}_000`),
  unreadable("a number beyond every double", () => "1e999"),
  unreadable("NaN", () => "NaN"),
  unreadable("Infinity", () => "Infinity"),
];
