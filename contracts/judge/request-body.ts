/** The body of a request against its schema, with the zones in which the service takes more. */
import { tables } from "../generated/tables.js";
import { bodySize } from "./body-size.ts";
import type { Body } from "./facts.ts";
import { readForm } from "./form-fields.ts";
import { breaks, keeps, undecided, type Standing } from "./request-standing.ts";
import { contractPlace, placeOf, schemaErrors } from "./schema-findings.ts";
import { holdsInfinity, parseJson } from "./parse-json.ts";
import { scanJson } from "./scan-json.ts";
import { showValue } from "./show-value.ts";
import type { RequestSchemaName } from "./tables.ts";
import type { SchemaError } from "./validator.ts";

const beyondAscii = /[\u0080-\uffff]/;

type Members = Readonly<Record<string, unknown>>;

/** A body as it was sent. */
export interface SentBody {
  readonly schema: RequestSchemaName;
  readonly body: Body;
  /** By the request's Content-Length, in bytes, or null. */
  readonly announcedLength: number | null;
  /** Between the parts of a form; null for JSON. */
  readonly boundary: string | null;
}

interface Answer {
  readonly sent: SentBody & { readonly text: string };
  readonly question: "breaks" | "keeps";
  readonly standing: Standing;
}

let latest: Answer | undefined;

/**
 * The same question about the same text is answered once: under load one body is sent again and again.
 *
 * @param question `breaks`: whether it keeps the contract need not be found out
 */
export function bodyStanding(sent: SentBody, question: "breaks" | "keeps"): Standing {
  if (sent.body.kind !== "text") return undecided;
  const { text } = sent.body;
  const known = latest;
  if (
    known !== undefined &&
    known.sent.text === text &&
    known.sent.schema === sent.schema &&
    known.sent.announcedLength === sent.announcedLength &&
    known.sent.boundary === sent.boundary &&
    known.question === question
  ) {
    return known.standing;
  }
  const standing = examine(sent, text, question);
  latest = { sent: { ...sent, text }, question, standing };
  return standing;
}

function examine(sent: SentBody, text: string, question: "breaks" | "keeps"): Standing {
  const { schema, body, announcedLength, boundary } = sent;
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
  return boundary === null
    ? jsonStanding(schema, text, question)
    : formStanding(schema, text, boundary);
}

function jsonStanding(
  schema: RequestSchemaName,
  text: string,
  question: "breaks" | "keeps",
): Standing {
  const place = `/components/schemas/${schema}`;
  // What the service makes of such a number depends on where it stands.
  if (holdsInfinity(text)) return undecided;
  const value = parseJson(text);
  if (value === undefined) {
    return breaks("", place, `the request body ${showValue(text)} is no JSON`);
  }
  const isList = Array.isArray(value);
  const isObject = typeof value === "object" && value !== null && !isList;
  if (schema === "MalwareScanEvent") {
    // What is neither event nor list is ignored; to what is handled there is more than its form.
    if (!isObject && !isList) return undecided;
    return eventsStanding(isList ? (value as readonly unknown[]) : [value]);
  }
  if (!isObject) {
    return breaks("", place, `the request body ${showValue(text)} is no object`);
  }
  const object = value as Members;
  const errors = schemaErrors(schema, value);
  if (errors.length === 0 && question === "breaks") return undecided;
  const members = tables.requestMembers[schema] ?? [];
  if (hasVariantKey(members, object)) return undecided;
  const scan = scanJson(text);
  if (scan.repeated.length > 0) return undecided;
  const decided = errors.find((error) => isDecided(error, object));
  if (decided !== undefined) return broken(decided, object);
  const isPlain = scan.numbers.every(({ raw }) => /^-?\d{1,15}$/.test(raw));
  return errors.length === 0 && isPlain && !isLenient(members, object) ? keeps : undecided;
}

function eventsStanding(events: readonly unknown[]): Standing {
  const schema = "MalwareScanEvent";
  for (const event of events) {
    const [error] = schemaErrors(schema, event);
    if (error !== undefined) return broken(error, event);
  }
  return undecided;
}

/** The rules of the transfer are those of JSON; their places are called as the fields of the form are. */
function formStanding(schema: RequestSchemaName, text: string, boundary: string): Standing {
  const form = readForm(text, boundary);
  if (form === null) return undecided;
  const place = "/components/schemas/FileTransferForm";
  if (!form.hasFile) return breaks("/FileTransfer", place, "the form has no file FileTransfer");
  const { transfer } = form;
  const errors = schemaErrors(schema, transfer);
  const decided = errors.find((error) => isDecided(error, transfer));
  if (decided === undefined) {
    const members = tables.requestMembers[schema] ?? [];
    return errors.length === 0 && !isLenient(members, transfer) ? keeps : undecided;
  }
  const standing = broken(decided, transfer);
  if (standing.kind !== "breaks") return standing;
  const pointer = `/Metadata.${standing.pointer.charAt(1).toUpperCase()}${standing.pointer.slice(2)}`;
  return { ...standing, pointer };
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
function isDecided(error: SchemaError, object: unknown): boolean {
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

function broken(error: SchemaError, object: unknown): Standing {
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
