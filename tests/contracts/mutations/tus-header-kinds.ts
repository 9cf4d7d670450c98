/** Headers of resumable upload with other values: offsets, places, dates and abilities. */
import { withResponse } from "./edit.ts";
import { requestHeader } from "./accepted-kind.ts";
import { headerKind } from "./header-kinds.ts";
import type { MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

type Change = (value: string, subject: Subject) => readonly string[] | null;

const only =
  (
    fits: (subject: Subject) => boolean,
    change: (value: string, subject: Subject) => string,
  ): Change =>
  (value, subject) => {
    const changed = change(value, subject);
    return fits(subject) && changed !== value ? [changed] : null;
  };
/** Whether Upload-Offset is the sum of what the request says. */
const isStored = (subject: Subject): boolean =>
  subject.status === 201 ||
  (subject.status === 204 &&
    subject.headers.has("upload-expires") &&
    /^\+?[0-9]+$/.test(asked(subject)));
const isPart = ({ headers }: Subject): boolean => headers.get("upload-concat") === "partial";
const isJoined = ({ headers }: Subject): boolean =>
  headers.get("upload-concat")?.startsWith("final;") === true;
const isNamed = (subject: Subject): boolean => subject.status === 201;
const asked = (subject: Subject): string => requestHeader(subject, "upload-offset") ?? "";

const saysWhose = ({ headers }: Subject): string =>
  headers.get("tus-resumable") ?? headers.get("content-type") ?? "";

const offset = (name: string, change: Change): MutationKind =>
  headerKind(name, "upload-offset", change);
const concat = (name: string, change: Change): MutationKind =>
  headerKind(name, "upload-concat", change);
const location = (name: string, change: Change): MutationKind =>
  headerKind(name, "location", change);
const expiry = (name: string, change: (value: string) => string): MutationKind =>
  headerKind(name, "upload-expires", (value) => [change(value)]);
const extension = (name: string, change: (value: string) => string): MutationKind =>
  headerKind(name, "tus-extension", (value) => [change(value)]);

export const tusHeaderKinds: readonly MutationKind[] = [
  offset(
    "an offset one byte ahead",
    only(isStored, (value) => String(Number(value) + 1)),
  ),
  offset("an offset one byte behind", (value, subject) =>
    isStored(subject) && value !== "0" ? [String(Number(value) - 1)] : null,
  ),
  offset("an offset that did not move", (value, subject) =>
    subject.status === 204 && /^[1-9][0-9]*$/.test(asked(subject)) && value !== asked(subject)
      ? isStored(subject)
        ? [asked(subject)]
        : null
      : null,
  ),
  offset("an offset that is the size of the chunk", (value, subject) => {
    const before = Number(asked(subject));
    return subject.status === 204 && isStored(subject) && before > 0
      ? [String(Number(value) - before)]
      : null;
  }),
  offset("an offset below zero", () => ["-1"]),
  offset("an offset with a leading zero", (value) => [`0${value}`]),
  offset("an offset with a sign", (value) => [`+${value}`]),
  offset("an offset in hexadecimal", (value) => [`0x${value}`]),
  offset("an offset with a fraction", (value) => [`${value}.0`]),
  offset("an offset with separators", () => ["8,388,608"]),
  offset("an offset of a part beyond its length", (_, subject) =>
    isPart(subject) ? [`${subject.headers.get("upload-length")}0`.replace(/^0+$/, "1")] : null,
  ),
  offset("a joined file that lacks a byte", (value, subject) =>
    isJoined(subject) ? [String(Number(value) - 1)] : null,
  ),
  headerKind("an upload of a length below zero", "upload-length", () => ["-1"]),
  headerKind("a length with a unit", "upload-length", (value) => [`${value} bytes`]),
  concat("a part that says it was joined", (_, subject) =>
    isPart(subject) ? [`final;/broker/api/v1/filetransfer/upload/tus/${"0".repeat(32)}`] : null,
  ),
  concat("a joined file that says it is a part", (_, subject) =>
    isJoined(subject) ? ["partial"] : null,
  ),
  concat(
    "a part in upper case",
    only(isPart, () => "PARTIAL"),
  ),
  concat(
    "a joined file without its parts",
    only(isJoined, () => "final;"),
  ),
  concat(
    "parts that are parted by commas",
    only(isJoined, (value) => value.replaceAll(" ", ",")),
  ),
  location("an upload of another transfer", (value) => [
    value.replace(/[0-9a-f]{8}-/, (id) => (id.startsWith("0") ? "1" : "0") + id.slice(1)),
  ]),
  location("a part where the upload was begun", (value, subject) =>
    isNamed(subject) && !value.includes("/partial/")
      ? [`${value}/partial/${"0".repeat(32)}`]
      : null,
  ),
  location(
    "an upload where a part was begun",
    only(isNamed, (value) => value.split("/partial/")[0] ?? ""),
  ),
  location("a place with a host", (value) => [`http://localhost${value}`]),
  location(
    "a part in the form of earlier versions",
    only(isNamed, (value) => value.replace("/partial", "")),
  ),
  location("a place with an id in upper case", (value) => [
    value.replace(/[0-9a-f]{8}-/, "8C696F7A-"),
  ]),
  location("a place with a slash behind", (value) => [`${value}/`]),
  expiry("an expiry as RFC 3339 writes it", () => "2026-12-16T13:11:22Z"),
  expiry("an expiry without its weekday", (value) => value.slice(5)),
  expiry(
    "an expiry on another weekday",
    (value) => `${value.startsWith("Wed") ? "Thu" : "Wed"}${value.slice(3)}`,
  ),
  expiry("an expiry on a day that does not exist", () => "Mon, 30 Feb 2026 10:00:00 GMT"),
  expiry("an expiry in another zone", (value) => value.replace("GMT", "+0100")),
  expiry("an expiry as RFC 850 writes it", () => "Wednesday, 16-Dec-26 13:11:22 GMT"),
  expiry("an expiry at an hour that does not exist", (value) => value.replace(/ \d\d:/, " 24:")),
  expiry("an expiry in seconds", () => "86400"),
  headerKind("another version of the protocol", "tus-resumable", () => ["0.2.2"]),
  headerKind("a version cut to two numbers", "tus-resumable", () => ["1.0"]),
  headerKind("two versions of the protocol", "tus-version", (value) => [`${value},0.2.2`]),
  extension("an extension that is gone", (value) => value.replace(",termination", "")),
  extension("an extension too many", (value) => `${value},concatenation-unfinished`),
  extension("extensions in another order", (value) => value.split(",").toReversed().join()),
  headerKind("an algorithm too many", "tus-checksum-algorithm", (value) => [`${value},sha1`]),
  {
    name: "an offset with a refusal",
    ways: (subject) =>
      // What is not routed, and a token that is missing, is told alike everywhere.
      subject.status < 400 || !/text\/plain|^1/.test(saysWhose(subject))
        ? []
        : [
            {
              place: "/upload-offset",
              expected: [{ where: "header", pointer: "/upload-offset" }],
              facts: () =>
                withResponse(subject, {
                  headers: [...subject.facts.response.headers, ["Upload-Offset", "0"]],
                }),
            },
          ],
  },
];
