/** What a kind of mutation may change without the judge having anything to say, and why. */
import { isShorterThanAnnounced } from "../../../contracts/judge/sent-framing.ts";
import type { MutationKind } from "./mutation-kind.ts";
import { memberKinds } from "./member-kinds.ts";
import type { Subject } from "./subject.ts";
import { textKinds } from "./text-kinds.ts";
import { valueKinds } from "./value-kinds.ts";

export interface Freedom {
  /** Why the changed answer is still a legal one. */
  readonly why: string;
  /** Names of kinds. */
  readonly kinds: readonly string[];
  /** The places at which it is free, as the mutations name them. */
  readonly place: RegExp;
  /** Absent: of every subject. */
  readonly of?: (subject: Subject) => boolean;
}

const namesOf = (kinds: readonly MutationKind[]): readonly string[] =>
  kinds.map(({ name }) => name);
/** Every text that another one may replace; an empty one is a question of its own. */
const texts = [...namesOf(textKinds), "a text written twice as JSON"];
const keys = namesOf(memberKinds).filter((name) => / name(?: |$)/.test(name));
const nulls = ["null in place of a value"];
const writtenAsTexts = namesOf(valueKinds).filter((name) => /text/.test(name));
const statuses = [
  "a status that is one more",
  "a success where there was a refusal",
  "a promised refusal in place of a success",
  "a promised refusal in place of another",
  "a promised success in place of a refusal",
  "a promised success in place of another",
];
const gone = ["a header is missing", "a header's name misspelt"];
const isOfTus = ({ operationId }: Subject): boolean => operationId.startsWith("tus");
const isEmpty = ({ text }: Subject): boolean => text === "";

export const freedoms: readonly Freedom[] = [
  {
    why: "the answers of resumable upload to HEAD, and those without a text, look alike: they have the same headers",
    kinds: [...statuses, "a status that is one less", "a refusal that is not promised"],
    place: /^(?:40[1349]|41[0235]|423|460)$/,
    of: (subject) => isOfTus(subject) && isEmpty(subject),
  },
  {
    why: "who breaks off a request waits for no answer",
    kinds: ["no answer at all"],
    place: /^0$/,
    of: ({ facts }) => isShorterThanAnnounced(facts.request),
  },
  {
    why: "a transfer that is past its upload has no Upload-Length",
    kinds: gone,
    place: /^\/upload-length$/,
    of: isOfTus,
  },
  {
    why: "how long an upload is, and how much of it is stored, one exchange does not tell",
    kinds: ["a header's value cut by its last letter"],
    place: /^\/upload-(?:length|offset)$/,
    of: isOfTus,
  },
  {
    why: "refusals of the server itself look alike",
    kinds: ["a refusal that is not promised", "a promised refusal in place of another"],
    place: /^408$/,
    of: isEmpty,
  },
  {
    why: "how many requests a minute may have is a setting",
    kinds: ["a header's value cut by its last letter"],
    place: /^\/x-ratelimit-limit$/,
  },
  {
    why: "a joined file that is published does not tell its parts",
    kinds: gone,
    place: /^\/upload-concat$/,
    of: isOfTus,
  },
  {
    why: "answers without a body that look alike: only the token, the state or the server knows which it is",
    kinds: statuses,
    place: /^(?:200|204|400|401|403|404|414|415|431|503)$/,
    of: isEmpty,
  },
  {
    why: "of a body that the record did not keep nothing is known",
    kinds: statuses,
    place: /^\d+$/,
    of: ({ facts }) => facts.response.body.kind !== "text",
  },
  {
    why: "whether a range in an odd form (beyond 64 bits, blanks, empty parts) is read is not promised",
    kinds: ["a promised success in place of another"],
    place: /^200$/,
    of: ({ facts }) =>
      facts.request.headers.some(([name, value]) => name === "range" && /\d{16}| |,/.test(value)),
  },
  {
    why: "a body may be framed by chunks or by the end of the connection (RFC 9112, section 6.3)",
    kinds: ["a header is missing", "a header's name misspelt"],
    place: /^\/content-length$/,
  },
  {
    why: "the name in Content-Disposition is the file's; one exchange does not tell it",
    kinds: ["a letter behind a header's value", "a header's value cut by its last letter"],
    place: /^\/content-disposition$/,
  },
  {
    why: "of another file the last bytes are others, and one of another size may have the same first bytes",
    kinds: ["a range that is moved by one", "a header's value cut by its last letter"],
    place: /^\/content-range$/,
  },
  {
    why: "bytes of a file are free",
    kinds: [
      "a blank where no body is promised",
      "a page where no body is promised",
      "null where no body is promised",
      "a problem where no body is promised",
    ],
    place: /^$/,
    of: ({ operationId }) => operationId === "downloadFile",
  },
  {
    why: "the wording of detail is free, as long as there is one",
    kinds: texts,
    place: /^\/detail$/,
  },
  {
    why: "O06: traceId may be written twice, or once",
    kinds: ["a member is missing", "a key twice with one value", "a key twice, once escaped"],
    place: /^\/traceId$/,
  },
  {
    why: "outside application problems traceId has no form",
    kinds: [...texts, "a trace id cut short", "a trace id of another version of the form"],
    place: /^\/traceId$/,
    of: ({ text }) => !/"code":/.test(text ?? ""),
  },
  {
    why: "which inputs a validation problem names, and in which words, is free",
    kinds: [...texts, ...keys, "a member is missing", "an item that is an empty text"],
    place: /^\/errors\/[^/]*(?:\/\d+)?$/,
  },
  {
    why: "properties are the sender's",
    kinds: [
      ...texts,
      ...keys,
      "a member is missing",
      "an object without members",
      "a member too many, with an empty name",
      "a member too many, that a framework adds",
      "a member too many, of another operation",
    ],
    place: /^\/propertyList(?:\/[^/]*)?$/,
  },
  {
    why: "names, references and texts of states are whatever was sent, or went wrong",
    kinds: texts,
    place:
      /(?:^\/(?:fileName|sendersFileTransferReference|resourceId|name)|StatusText|\/deploymentEnvironment)$/,
  },
  {
    why: "a checksum is as given until the service has computed one: 32 characters without capitals, blank, or none",
    kinds: [...texts, ...nulls, "an empty text in place of another value"],
    place: /^\/checksum$/,
  },
  {
    why: "an empty recipient is kept as such",
    kinds: ["an empty text in place of a text"],
    place: /\/recipient$/,
  },
  {
    why: "settings that were never given are null, and those that were are as given",
    kinds: [...texts, ...nulls, ...writtenAsTexts],
    place: /^\/(?:externalServiceCodeLegacy|requiredParty)$/,
  },
  {
    why: "settings that were never given are null",
    kinds: nulls,
    place:
      /^\/(?:purgeFile\w+|fileTransferTimeToLive|useManifestFileShim|externalServiceEditionCodeLegacy|maxFileTransferSize)$/,
  },
  {
    why: "a transfer that is not published yet has no time of it",
    kinds: nulls,
    place: /^\/published$/,
    of: ({ nodes }) => {
      const status = nodes.find(({ pointer }) => pointer === "/fileTransferStatus");
      return !/Published|AllConfirmedDownloaded/.test(status?.raw ?? "");
    },
  },
  {
    why: "sizes and numbers have many values",
    kinds: ["a number in place of another value", "a number below zero"],
    place: /^\/(?:fileTransferSize|maxFileTransferSize|externalServiceEditionCodeLegacy)$/,
  },
  {
    why: "minus zero is zero, however it is read",
    kinds: ["minus zero"],
    place:
      /^\/(?:fileTransferSize|externalServiceEditionCodeLegacy|retryAfter|serviceOwnerCount|totalFileTransferCount)$/,
  },
  {
    why: "the code of a subscription is the request's",
    kinds: [
      ...texts,
      ...nulls,
      ...writtenAsTexts,
      "an empty text in place of a text",
      "an empty text in place of another value",
    ],
    place: /^\/validationResponse$/,
  },
  {
    why: "where a report lies, and of which environment it is, one exchange does not tell",
    kinds: [
      ...texts,
      "another word as a header's value",
      "a letter behind a header's value",
      "a header's value cut by its last letter",
    ],
    place: /^\/(?:filePath|environment|x-environment)$/,
  },
  {
    why: "a digest in other letters is another digest",
    kinds: ["a text in capitals", "a text without capitals"],
    place: /^\/fileHash$/,
  },
  {
    why: "counts and seconds have many values",
    kinds: ["a header's value cut by its last letter"],
    place: /^\/(?:x-file-size|x-total-filetransfer-count|retry-after)$/,
  },
  { why: "storage is made later", kinds: ["a list without items"], place: /^\/storageProviders$/ },
  {
    why: "nothing may be found",
    kinds: ["a list without items", "an empty list as the body"],
    place: /^$/,
  },
];
