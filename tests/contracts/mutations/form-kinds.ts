/** A success that answers a form which breaks the contract. */
import { acceptedKind, headersBut, requestHeader } from "./accepted-kind.ts";
import type { MutationKind } from "./mutation-kind.ts";

/** A part is a field with its value, as the records send it. */
const part = (name: string): RegExp =>
  new RegExp(
    `Content-Disposition: form-data; name="Metadata\\.${name}"\\r\\n\\r\\n([^\\r]*)\\r\\n--[^\\r]*\\r\\n`,
  );
/** Of plain forms alone: each field once, in the spelling of the contract. */
const form = (name: string, place: string, change: (text: string) => string): MutationKind =>
  acceptedKind(name, place, ({ operationId, facts: { request } }) => {
    const text = request.body.kind === "text" ? request.body.text : "";
    const fields = [...text.matchAll(/ name="([^"]*)"/g)].map(([, field]) => field);
    const isPlain =
      fields.length === 6 && new Set(fields).size === 6 && part("Recipients").test(text);
    const changed = isPlain && operationId === "initializeAndUploadFile" ? change(text) : text;
    return changed === text ? null : { body: { kind: "text", text: changed } };
  });
const without = (field: string): MutationKind =>
  form(`a form without ${field} accepted`, `/Metadata.${field}`, (text) =>
    text.replace(part(field), ""),
  );
const valued = (name: string, field: string, value: string, place = field): MutationKind =>
  form(name, `/Metadata.${place}`, (text) =>
    text.replace(part(field), (whole, old: string) =>
      whole.replace(`\r\n\r\n${old}`, () => `\r\n\r\n${value}`),
    ),
  );

export const formKinds: readonly MutationKind[] = [
  without("FileName"),
  without("ResourceId"),
  without("SendersFileTransferReference"),
  without("Sender"),
  without("Recipients"),
  valued("a form with an empty file name accepted", "FileName", ""),
  valued("a form with a file name that is too long accepted", "FileName", "a".repeat(256)),
  valued("a form with a blank reference accepted", "SendersFileTransferReference", "  "),
  valued("a form with a sender of eight digits accepted", "Sender", "0192:99182582"),
  valued(
    "a form with a list of recipients in one part accepted",
    "Recipients",
    "0192:986252932,0192:910568183",
    "Recipients/0",
  ),
  valued("a form with a resource of two colons accepted", "ResourceId", "a:b:c"),
  form("a form without its file accepted", "/FileTransfer", (text) =>
    text.replace('name="FileTransfer"', 'name="Other"').replace(/; filename="[^"]*"/, ""),
  ),
  form("a form whose file has no name accepted", "/FileTransfer", (text) =>
    text.replace(/; filename="[^"]*"/, ""),
  ),
  acceptedKind("a form of another type accepted", "/content-type", (subject) =>
    subject.operationId === "initializeAndUploadFile" &&
    requestHeader(subject, "content-type") !== undefined
      ? { headers: [...headersBut(subject, "content-type"), ["Content-Type", "multipart/mixed"]] }
      : null,
  ),
];
