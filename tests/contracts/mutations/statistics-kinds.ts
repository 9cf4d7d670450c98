/** Monthly statistics whose lines are others than promised, or than were asked for. */
import { acceptedKind } from "./accepted-kind.ts";
import { withText } from "./edit.ts";
import { headerKind } from "./header-kinds.ts";
import type { MutationKind } from "./mutation-kind.ts";

/** @param change of the whole text; null where the kind does not fit */
const csv = (name: string, change: (text: string) => string | null): MutationKind => ({
  name,
  ways: (subject) => {
    const isOurs = subject.headers.get("content-type") === "text/csv";
    const changed = isOurs && subject.text ? change(subject.text) : null;
    if (changed === null || changed === subject.text) return [];
    return [
      {
        place: "",
        expected: [{ where: "body", pointer: "" }],
        facts: () => withText(subject, changed),
      },
    ];
  },
});
/** The first row after the names. */
const row = (
  name: string,
  change: (columns: readonly string[]) => readonly string[],
): MutationKind =>
  csv(name, (text) => {
    const [names = "", first = "", ...rest] = text.split("\n");
    if (first === "") return null;
    return [names, change(first.split(",")).join(","), ...rest].join("\n");
  });
const column = (name: string, at: number, change: (value: string) => string): MutationKind =>
  row(name, (columns) => columns.map((value, index) => (index === at ? change(value) : value)));
/** The query that was asked in place of the one that was answered. */
const asked = (name: string, place: string, query: string): MutationKind =>
  acceptedKind(name, place, ({ operationId, facts }) =>
    operationId === "getMonthlyStatistics"
      ? { path: `${facts.request.path.split("?")[0]}?${query}` }
      : null,
  );

export const statisticsKinds: readonly MutationKind[] = [
  csv("a table without its names", (text) => text.slice(text.indexOf("\n") + 1) || null),
  csv("a name of a column in another letter case", (text) =>
    text.replace("resourceId", "ResourceId"),
  ),
  csv("a column too many", (text) => text.replace("\n", ",more\n")),
  csv("names in another order", (text) => text.replace("year,month", "month,year")),
  csv("names parted by semicolons", (text) =>
    text.replace(/^.*/, (names) => names.replaceAll(",", ";")),
  ),
  csv("lines that end as on Windows", (text) => text.replaceAll("\n", "\r\n")),
  csv("a last line without its end", (text) => text.replace(/\n$/, "")),
  csv("an empty line at the end", (text) => `${text}\n`),
  csv("a byte order mark before a table", (text) => `\ufeff${text}`),
  row("a row with a column less", (columns) => columns.slice(0, -1)),
  row("a row with a column more", (columns) => [...columns, "0"]),
  column("a row of a year of two digits", 0, (value) => value.slice(2)),
  column("a month with a zero before it", 1, (value) => value.padStart(3, "0")),
  column("a month that does not exist", 1, () => "13"),
  column("a row of another year", 0, (value) => String(Number(value) + 1)),
  column("a row of another month", 1, (value) => (value === "1" ? "2" : "1")),
  column("a row without its resource", 2, () => ""),
  column("a sender without its prefix", 5, (value) => value.replace("0192:", "") || "991825827"),
  column("a recipient as URN", 6, () => "urn:altinn:organization:identifier-no:986252932"),
  column("a count below zero", 7, (value) => `-${value}`),
  column("a count with a fraction", 8, (value) => `${value}.0`),
  column("a count that is missing", 9, () => ""),
  column("a count in words", 10, () => "none"),
  column("a blank before a count", 10, (value) => ` ${value}`),
  headerKind("a file of another month", "content-disposition", (value) =>
    /_\d{4}-\d\d\.csv$/.test(value) ? [value.replace(/\d\d\.csv$/, "00.csv")] : null,
  ),
  asked("statistics without a year accepted", "/year", "month=1"),
  asked("statistics without a month accepted", "/month", "year=2026"),
  asked("a month that does not exist accepted", "/month", "year=2026&month=13"),
  asked("a year of five digits accepted", "/year", "year=10000&month=1"),
  asked("a year in words accepted", "/year", "year=now&month=1"),
  asked("a month with a fraction accepted", "/month", "year=2026&month=1.0"),
  asked("a flag in a number accepted", "/includeVendor", "year=2026&month=1&includeVendor=1"),
];
