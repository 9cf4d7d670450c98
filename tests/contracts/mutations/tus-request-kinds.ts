/** Requests of resumable upload whose answer does not fit them. */
import type { RequestFacts } from "../../../contracts/judge/facts.ts";
import { acceptedKind, headersBut, requestHeader } from "./accepted-kind.ts";
import { withHeader } from "./edit.ts";
import { wholeKind, type MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

const isTus = ({ operationId }: Subject): boolean => operationId.startsWith("tus");
const isPlain = (subject: Subject): boolean =>
  isTus(subject) && requestHeader(subject, "x-http-method-override") === undefined;
/** A create that begins something, a chunk that was stored. */
const isCreate = (subject: Subject): boolean =>
  isPlain(subject) &&
  subject.status === 201 &&
  ["partial", undefined].includes(requestHeader(subject, "upload-concat"));
const isJoin = (subject: Subject): boolean =>
  isPlain(subject) && requestHeader(subject, "upload-concat")?.startsWith("final;") === true;
const isChunk = (subject: Subject): boolean =>
  isPlain(subject) && subject.status === 204 && subject.headers.has("upload-expires");

const accepted = (
  name: string,
  fits: (subject: Subject) => boolean,
  header: string,
  value: string | null,
): MutationKind =>
  acceptedKind(name, `/${header}`, (subject): Partial<RequestFacts> | null => {
    if (!fits(subject)) return null;
    const others = headersBut(subject, header);
    return { headers: value === null ? others : [...others, [header, value]] };
  });
/** The request gets what the answer says that it lacks. */
const refused = (
  name: string,
  status: number,
  headers: Readonly<Record<string, string | null>>,
  body?: string,
): MutationKind =>
  wholeKind(
    name,
    (subject) => isPlain(subject) && subject.status === status,
    (subject) => {
      const { request } = subject.facts;
      const names = Object.keys(headers);
      const others = request.headers.filter(([name]) => !names.includes(name.toLowerCase()));
      const put = Object.entries(headers).filter(
        (line): line is [string, string] => line[1] !== null,
      );
      const sent: RequestFacts = {
        ...request,
        headers: [...others, ...put],
        ...(body === undefined ? {} : { body: { kind: "text", text: body } }),
      };
      return { ...subject.facts, request: sent };
    },
    [{ where: "status", pointer: "" }],
  );

export const tusRequestKinds: readonly MutationKind[] = [
  accepted(
    "no version accepted",
    (subject) => isPlain(subject) && needsVersion(subject),
    "tus-resumable",
    null,
  ),
  accepted(
    "another version accepted",
    (subject) => isPlain(subject) && needsVersion(subject),
    "tus-resumable",
    "0.2.2",
  ),
  accepted("a create without a length accepted", isCreate, "upload-length", null),
  accepted("a length below zero accepted", isCreate, "upload-length", "-5"),
  accepted("a length that is no number accepted", isCreate, "upload-length", "five"),
  accepted("a length with a fraction accepted", isCreate, "upload-length", "5.0"),
  accepted("a length beyond 64 bits accepted", isCreate, "upload-length", "9223372036854775808"),
  accepted("a length told later accepted", isCreate, "upload-defer-length", "1"),
  accepted("metadata that are no Base64 accepted", isCreate, "upload-metadata", "a b!"),
  accepted("metadata with a key twice accepted", isCreate, "upload-metadata", "a YQ==,a Yg=="),
  accepted("metadata without a key accepted", isCreate, "upload-metadata", ",a YQ=="),
  accepted("an unknown word of concatenation accepted", isCreate, "upload-concat", "whole"),
  accepted("a join without parts accepted", isJoin, "upload-concat", "final;"),
  accepted(
    "a join of another transfer's part accepted",
    isJoin,
    "upload-concat",
    `final;/broker/api/v1/filetransfer/upload/tus/${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}/partial/${"0".repeat(32)}`,
  ),
  accepted("a chunk without an offset accepted", isChunk, "upload-offset", null),
  accepted("a chunk at an offset that is no number accepted", isChunk, "upload-offset", "x"),
  accepted("a chunk below zero accepted", isChunk, "upload-offset", "-1"),
  accepted("a chunk without a type accepted", isChunk, "content-type", null),
  accepted("a chunk of another type accepted", isChunk, "content-type", "application/octet-stream"),
  accepted("a chunk with a length of the upload accepted", isChunk, "upload-length", "10"),
  accepted("a checksum of another algorithm accepted", isChunk, "upload-checksum", "sha1 YQ=="),
  acceptedKind("a part without its id accepted", "/partialUploadId", (subject) =>
    isPlain(subject) &&
    /\/partial\/[0-9a-f]{32}/.test(subject.facts.request.path) &&
    subject.operationId.startsWith("tusPartial") &&
    (subject.status === 200 || isChunk(subject))
      ? { path: subject.facts.request.path.replace(/\/partial\/[0-9a-f]{32}/, "/partial/abc") }
      : null,
  ),
  refused("412 for a version that is taken", 412, { "tus-resumable": "1.0.0" }),
  refused("415 for a chunk of the right type", 415, {
    "content-type": "application/offset+octet-stream",
  }),
  refused("460 without a checksum", 460, {
    "upload-checksum": null,
    "transfer-encoding": null,
  }),
  refused("413 without a byte", 413, { "content-length": "0" }, ""),
  wholeKind(
    "404 that does not say of what",
    (subject) => isPlain(subject) && subject.status === 404 && subject.headers.has("tus-resumable"),
    (subject) => withHeader(subject, "tus-resumable"),
    [{ where: "header", pointer: "/tus-resumable" }],
  ),
];

function needsVersion({ status, headers, facts }: Subject): boolean {
  if (facts.request.method.toUpperCase() === "OPTIONS") return false;
  // At or past the end nothing is looked at.
  return status !== 204 || headers.has("upload-expires") || !headers.has("upload-offset");
}
