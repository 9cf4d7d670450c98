/** Reads what control says about scans. Pure; every fault is named at once. */
import { parseOrigin } from "../../../targets/origin.ts";
import { isUuid } from "../identifiers.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { cleanResult, type ScanResult } from "./scan-event.ts";
import type { ScannerSettings } from "./scanner.ts";

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] };

/** A result, and the origin of the broker that it is for. */
export type ScanOrder = ScanResult & { readonly brokerUrl: string };

/** `{fileTransferId, scanResultType?, malwareNamesFound?, brokerUrl?}` */
export function parseScanOrder(body: unknown, brokerUrl: string | null): Parsed<ScanOrder> {
  const reader = new Reader(body, [
    "fileTransferId",
    "scanResultType",
    "malwareNamesFound",
    "brokerUrl",
  ]);
  return reader.result({
    fileTransferId: reader.text("fileTransferId", null),
    scanResultType: reader.text("scanResultType", cleanResult),
    malwareNamesFound: reader.texts("malwareNamesFound"),
    brokerUrl: reader.broker(brokerUrl),
  });
}

/** `{brokerUrl?}`: whose webhook is to be validated. */
export function parseBroker(body: unknown, brokerUrl: string | null): Parsed<string> {
  const reader = new Reader(body ?? {}, ["brokerUrl"]);
  return reader.result(reader.broker(brokerUrl));
}

/** `{isAutomatic, brokerUrl?, delayMs?, results?}` */
export function parseScannerSettings(
  body: unknown,
  brokerUrl: string | null,
): Parsed<ScannerSettings> {
  const reader = new Reader(body, ["isAutomatic", "brokerUrl", "delayMs", "results"]);
  return reader.result({
    isAutomatic: reader.flag("isAutomatic"),
    brokerUrl: reader.broker(brokerUrl),
    delayMs: reader.milliseconds("delayMs"),
    results: reader.results("results"),
  });
}

class Reader {
  readonly #object: JsonObject;
  readonly #faults: string[] = [];

  constructor(body: unknown, members: readonly string[]) {
    this.#object = isJsonObject(body) ? body : {};
    if (!isJsonObject(body)) this.#faults.push("a JSON object is expected");
    for (const name of Object.keys(this.#object)) {
      if (!members.includes(name)) {
        this.#faults.push(`${name}: unknown, expected one of ${members.join(", ")}`);
      }
    }
  }

  result<T>(value: T): Parsed<T> {
    const faults = this.#faults;
    return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
  }

  text(name: string, otherwise: string | null): string {
    const value = this.#object[name] ?? otherwise;
    if (typeof value === "string" && value !== "") return value;
    return this.#fault(name, "a non-empty text", "");
  }

  texts(name: string): readonly string[] {
    const value: unknown = this.#object[name] ?? [];
    const list: readonly unknown[] = Array.isArray(value) ? value : [null];
    if (list.every((item): item is string => typeof item === "string")) return list;
    return this.#fault(name, "a list of texts", []);
  }

  flag(name: string): boolean {
    const value = this.#object[name];
    return typeof value === "boolean" ? value : this.#fault(name, "true or false", false);
  }

  milliseconds(name: string): number {
    const value = this.#object[name] ?? 0;
    if (typeof value === "number" && value >= 0 && value <= 86_400_000) return value;
    return this.#fault(name, "milliseconds, at most a day,", 0);
  }

  results(name: string): Readonly<Record<string, string>> {
    const value = this.#object[name] ?? {};
    const entries = isJsonObject(value) ? Object.entries(value) : [["", null]];
    const isFine = entries.every(([id, type]) => isUuid(id) && typeof type === "string");
    if (isFine) return value as Readonly<Record<string, string>>;
    return this.#fault(name, "an object of results by file transfer id", {});
  }

  broker(otherwise: string | null): string {
    const value = this.#object["brokerUrl"] ?? otherwise;
    const origin = typeof value === "string" ? parseOrigin(value) : null;
    if (origin?.ok === true) return origin.origin.url;
    return this.#fault("brokerUrl", "the broker's origin, such as http://127.0.0.1:5096,", "");
  }

  #fault<T>(name: string, expected: string, value: T): T {
    this.#faults.push(`${name}: ${expected} is expected`);
    return value;
  }
}
