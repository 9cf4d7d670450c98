/** `getResource` says what `configureResource` set; null and absent members leave what there was. */
import { showValue } from "../show-value.ts";
import { microsOfDotNetDuration, microsOfIsoDuration } from "./duration.ts";
import type { SequenceFindings } from "./findings.ts";
import { isRecord, membersByLowerCase, parsedJson, step } from "./members.ts";
import type { ResourceState } from "./resource-state.ts";

const settingNames = [
  "maxFileTransferSize",
  "fileTransferTimeToLive",
  "purgeFileTransferAfterAllRecipientsConfirmed",
  "purgeFileTransferGracePeriod",
  "useManifestFileShim",
  "externalServiceCodeLegacy",
  "externalServiceEditionCodeLegacy",
  "requiredParty",
] as const;

const durations: readonly string[] = ["fileTransferTimeToLive", "purgeFileTransferGracePeriod"];
const numbers: readonly string[] = ["maxFileTransferSize", "externalServiceEditionCodeLegacy"];

/** Keeps what a `configureResource` that was answered 204 has set. */
export function keepSettings(resource: ResourceState, requestText: string | null): void {
  const value = requestText === null ? undefined : parsedJson(requestText);
  const members = isRecord(value) ? membersByLowerCase(value) : null;
  if (members === null) {
    resource.settings.clear();
    return;
  }
  for (const name of settingNames) {
    const sent = members[name.toLowerCase()];
    if (sent === undefined || sent === null) continue;
    const stored = storedSetting(name, sent);
    if (stored === undefined) resource.settings.delete(name);
    else resource.settings.set(name, stored);
  }
}

/** As it is stored; undefined where that is not certain. */
function storedSetting(name: string, sent: unknown): unknown {
  if (durations.includes(name)) {
    return typeof sent === "string" ? (microsOfIsoDuration(sent) ?? undefined) : undefined;
  }
  // Numbers may be written as texts; what a double cannot hold is not compared.
  if (numbers.includes(name)) {
    const isPlain = typeof sent === "number" || /^-?\d+$/.test(String(sent));
    const number = Number(sent);
    return isPlain && Number.isSafeInteger(number) ? number : undefined;
  }
  return sent;
}

/** Compares a 200 of `getResource` with what is known, and keeps it. */
export function judgeSettings(
  resource: ResourceState,
  responseText: string,
  findings: SequenceFindings,
): void {
  const body = parsedJson(responseText);
  if (!isRecord(body)) return;
  for (const name of settingNames) {
    const received = body[name];
    const shown = shownSetting(name, received);
    if (shown === undefined) continue;
    const expected = resource.settings.get(name);
    if (expected === undefined || expected === shown) resource.settings.set(name, shown);
    else {
      const isDuration = durations.includes(name) && typeof expected === "number";
      const words = isDuration ? `${expected / 1_000_000} seconds` : showValue(expected);
      const text = `expected ${words}, as it was set, received ${showValue(received)}`;
      findings.add("echo-differs", step(name), text);
    }
  }
}

function shownSetting(name: string, received: unknown): unknown {
  if (received === null || !durations.includes(name)) return received;
  return typeof received === "string" ? (microsOfDotNetDuration(received) ?? undefined) : undefined;
}
