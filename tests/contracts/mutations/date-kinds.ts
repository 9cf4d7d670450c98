/** Times that are no RFC 3339 date-time, or say another moment than is meant. */
import type { MutationKind } from "./mutation-kind.ts";
import { textKind } from "./node-kinds.ts";

const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

interface Time {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** With its point. */
  readonly fraction: string;
  readonly offset: string;
}

const time = (name: string, change: (time: Time) => Partial<Time> | string): MutationKind =>
  textKind(name, (value) => {
    const match = parts.exec(value);
    if (match === null) return null;
    const [
      ,
      year = "",
      month = "",
      day = "",
      hour = "",
      minute = "",
      second = "",
      digits,
      offset = "",
    ] = match;
    const whole: Time = {
      year,
      month,
      day,
      hour,
      minute,
      second,
      fraction: digits === undefined ? "" : `.${digits}`,
      offset,
    };
    const changed = change(whole);
    return typeof changed === "string" ? changed : written({ ...whole, ...changed });
  });
const written = ({ year, month, day, hour, minute, second, fraction, offset }: Time): string =>
  `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${offset}`;

export const dateKinds: readonly MutationKind[] = [
  time("a time without its offset", () => ({ offset: "" })),
  time("an offset without its colon", () => ({ offset: "+0000" })),
  time("an offset of hours alone", () => ({ offset: "+00" })),
  time("an offset without its sign", () => ({ offset: "00:00" })),
  time("an offset beyond a day", () => ({ offset: "+24:00" })),
  time("an offset with sixty minutes", () => ({ offset: "+01:60" })),
  time("the offset by its name", () => ({ offset: " UTC" })),
  time("a z in lower case", () => ({ offset: "z" })),
  time("a blank in place of T", (whole) => written(whole).replace("T", " ")),
  time("a t in lower case", (whole) => written(whole).replace("T", "t")),
  time("a date alone", ({ year, month, day }) => `${year}-${month}-${day}`),
  time("a time without seconds", (whole) => written(whole).replace(/:\d\d(?:\.\d+)?(?=[Z+-])/, "")),
  time("a time of eight decimals", () => ({ fraction: ".12345678" })),
  time("a point without decimals", () => ({ fraction: "." })),
  time("decimals after a comma", () => ({ fraction: ",123" })),
  time("a day that does not exist", () => ({ month: "02", day: "30" })),
  time("a leap day in another year", () => ({ year: "2027", month: "02", day: "29" })),
  time("day zero", () => ({ day: "00" })),
  time("month zero", () => ({ month: "00" })),
  time("month thirteen", () => ({ month: "13" })),
  time("hour twenty-four", () => ({ hour: "24" })),
  time("minute sixty", () => ({ minute: "60" })),
  time("a leap second in the middle of a day", () => ({ hour: "12", second: "60" })),
  time("a month of one digit", ({ month }) => ({
    month: String(Number(month)) === month ? "1" : String(Number(month)).slice(0, 1),
  })),
  time("a year of two digits", ({ year }) => ({ year: year.slice(2) })),
  time("a year of five digits", ({ year }) => ({ year: `0${year}` })),
  time(
    "a date in the order of a country",
    ({ year, month, day, hour, minute, second }) =>
      `${day}.${month}.${year} ${hour}:${minute}:${second}`,
  ),
  time("a date as HTTP writes it", (whole) => new Date(written(whole)).toUTCString()),
  time("seconds since 1970 as a text", (whole) => String(Date.parse(written(whole)))),
];
