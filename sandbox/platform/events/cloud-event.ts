/**
 * Whether a published event is one that Altinn Events takes.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
import type { JsonObject } from "../json.ts";
import { isJsonObject } from "../json.ts";

export type ParsedCloudEvent =
  | { readonly ok: true; readonly event: JsonObject }
  | { readonly ok: false; readonly faults: readonly string[] };

const requiredTexts = ["id", "source", "type"];
const optionalTexts = ["subject", "resource", "resourceinstance", "datacontenttype", "dataschema"];

/** Checks a structured-mode event; names every fault at once. */
export function parseCloudEvent(value: unknown): ParsedCloudEvent {
  if (!isJsonObject(value)) return { ok: false, faults: ["the body is no JSON object"] };
  const faults: string[] = [];
  if (value["specversion"] !== "1.0") faults.push('specversion: "1.0" is expected');
  for (const name of requiredTexts) {
    if (!isText(value[name])) faults.push(`${name}: a non-empty text is expected`);
  }
  for (const name of optionalTexts) {
    // "unset attributes MAY be encoded to the JSON value of null"
    if (value[name] !== undefined && value[name] !== null && !isText(value[name])) {
      faults.push(`${name}: a non-empty text, or nothing, is expected`);
    }
  }
  // Altinn Events on top of CloudEvents: an event belongs to a resource.
  if (!isText(value["resource"]) || !value["resource"].startsWith("urn:altinn:resource:")) {
    faults.push("resource: urn:altinn:resource: and an id is expected");
  }
  if (!isAbsentOrTime(value["time"])) faults.push("time: a time as in RFC 3339 is expected");
  for (const name of Object.keys(value)) {
    // "MUST consist of lower-case letters ('a' to 'z') or digits"; data_base64 is no attribute.
    if (!/^[a-z0-9]+$/.test(name) && name !== "data_base64") {
      faults.push(`${JSON.stringify(name.slice(0, 50))}: names have lower-case letters and digits`);
    }
  }
  return faults.length === 0 ? { ok: true, event: value } : { ok: false, faults };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isAbsentOrTime(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const pattern = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
  return typeof value === "string" && pattern.test(value) && !Number.isNaN(Date.parse(value));
}
