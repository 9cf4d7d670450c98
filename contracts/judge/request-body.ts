/** The JSON body of a request against its schema, with the zones in which the service takes more. */
import { bodySize } from "./body-size.ts";
import type { Body } from "./facts.ts";
import { breaks, keeps, undecided, type Standing } from "./request-standing.ts";
import { contractPlace, placeOf, schemaErrors } from "./schema-findings.ts";
import { scanJson } from "./scan-json.ts";
import { showValue } from "./show-value.ts";
import type { RequestSchemaName } from "./tables.ts";
import type { SchemaError } from "./validator.ts";

const beyondAscii = /[\u0080-\uffff]/;

type Members = Readonly<Record<string, unknown>>;

const members: Readonly<Record<RequestSchemaName, readonly string[]>> = {
  FileTransferInitialize: [
    "fileName",
    "resourceId",
    "sendersFileTransferReference",
    "sender",
    "recipients",
    "propertyList",
    "checksum",
    "disableVirusScan",
  ],
  ResourceSettings: [
    "maxFileTransferSize",
    "fileTransferTimeToLive",
    "purgeFileTransferAfterAllRecipientsConfirmed",
    "purgeFileTransferGracePeriod",
    "useManifestFileShim",
    "externalServiceCodeLegacy",
    "externalServiceEditionCodeLegacy",
    "requiredParty",
  ],
  ServiceOwnerInitialize: ["name"],
};

interface Answer {
  readonly text: string;
  readonly schema: RequestSchemaName;
  readonly announcedLength: number | null;
  readonly question: "breaks" | "keeps";
  readonly standing: Standing;
}

let latest: Answer | undefined;

/**
 * The same question about the same text is answered once: under load one body is sent again and again.
 *
 * @param announcedLength of the request's Content-Length, in bytes, or null
 * @param question `breaks`: whether it keeps the contract need not be found out
 */
export function bodyStanding(
  schema: RequestSchemaName,
  body: Body,
  announcedLength: number | null,
  question: "breaks" | "keeps",
): Standing {
  if (body.kind !== "text") return undecided;
  const { text } = body;
  const known = latest;
  if (
    known !== undefined &&
    known.text === text &&
    known.schema === schema &&
    known.announcedLength === announcedLength &&
    known.question === question
  ) {
    return known.standing;
  }
  const standing = examine(schema, body, announcedLength, question);
  latest = { text, schema, announcedLength, question, standing };
  return standing;
}

function examine(
  schema: RequestSchemaName,
  body: Extract<Body, { kind: "text" }>,
  announcedLength: number | null,
  question: "breaks" | "keeps",
): Standing {
  const { text } = body;
  const place = `/components/schemas/${schema}`;
  if (text === "") {
    return (announcedLength ?? 0) > 0 ? undecided : breaks("", place, "the request has no body");
  }
  // The service reads as many bytes as were announced.
  if (question === "keeps" && announcedLength !== null && announcedLength !== bodySize(body))
    return undecided;
  // A byte order mark, bytes that are no UTF-8 and lone surrogates: what the service makes of them is its own.
  if (text.charCodeAt(0) === 0xfeff || text.includes("\ufffd") || /\\ud[89a-f]/i.test(text))
    return undecided;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return breaks("", place, `the request body ${showValue(text)} is no JSON`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return breaks("", place, `the request body ${showValue(text)} is no object`);
  }
  const object = value as Members;
  const errors = schemaErrors(schema, value);
  if (errors.length === 0 && question === "breaks") return undecided;
  if (hasVariantKey(members[schema], object)) return undecided;
  const scan = scanJson(text);
  if (scan.repeated.length > 0) return undecided;
  const decided = errors.find((error) => isDecided(error, object));
  if (decided !== undefined) return broken(decided, object);
  const isPlain = scan.numbers.every(({ raw }) => /^-?\d{1,15}$/.test(raw));
  return errors.length === 0 && isPlain && !isLenient(members[schema], object) ? keeps : undecided;
}

/** A key that differs from a known one in its letter case only is read as that one. */
function hasVariantKey(known: readonly string[], object: Members): boolean {
  const lowerCase = known.map((name) => name.toLowerCase());
  return Object.keys(object).some(
    (key) => !known.includes(key) && lowerCase.includes(key.toLowerCase()),
  );
}

/** Valid by the schema, yet in a zone where the service may refuse. */
function isLenient(known: readonly string[], object: Members): boolean {
  if (Object.keys(object).some((key) => !known.includes(key))) return true;
  if (object["useManifestFileShim"] === true) return true;
  const reference = object["sendersFileTransferReference"];
  if (typeof reference === "string" && reference.length > 500) return true;
  // Lower case in the scripts of the world is more than the contract's pattern says.
  if (beyondAscii.test(String(object["checksum"]))) return true;
  return texts(object).some(
    (text) => (text !== "" && !/[^\s\u0085]/.test(text)) || /[\ud800-\udfff]/.test(text),
  );
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)]);
}

/** Whether the service refuses what this error names, beyond doubt. */
function isDecided(error: SchemaError, object: Members): boolean {
  const value = valueAt(object, error.instancePath);
  if (error.keyword === "type") {
    // Numbers may stand in strings.
    return !(String(error.params["type"]).includes("integer") && typeof value === "string");
  }
  if (error.keyword === "pattern") {
    const text = String(value);
    if (text.includes("\u0000")) return true;
    // Digits of other scripts match the service's \d; an empty recipient is let through, and so may be a line break
    // at the end, before which its $ matches.
    return text !== "" && !text.endsWith("\n") && !beyondAscii.test(text);
  }
  return true;
}

function broken(error: SchemaError, object: Members): Standing {
  const pointer = placeOf(error);
  const received = showValue(valueAt(object, error.instancePath));
  const message = `${pointer} breaks ${error.keyword} of the contract (${received})`;
  return breaks(pointer, contractPlace(error), message);
}

function valueAt(object: unknown, pointer: string): unknown {
  let current = object;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string, unknown>)[step.replace(/~1/g, "/").replace(/~0/g, "~")];
  }
  return current;
}
