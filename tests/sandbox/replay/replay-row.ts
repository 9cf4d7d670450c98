/** Replays one record against the lab, or says why not. */
import { operationIds } from "../../../contracts/vocabulary.ts";
import { arrangementOf } from "./arrange.ts";
import { compare } from "./compare.ts";
import { until, type Lab } from "./lab.ts";
import { callBefore } from "./report-calls.ts";
import { bodyBytes, bodyText, type RecordRow } from "./records.ts";
import type { TransferSpec } from "./transfer-spec.ts";
import { sendRaw, type Received } from "./send.ts";

export type Outcome =
  | { readonly kind: "alike"; readonly received: Received }
  | {
      readonly kind: "different";
      readonly differences: readonly string[];
      readonly received: Received;
    }
  /** The real service answered 500 where the contract promises better; the emulator must not. */
  | { readonly kind: "promiseKept"; readonly received: Received }
  | { readonly kind: "notReplayed"; readonly reason: string };

export interface Replayer {
  replay(row: RecordRow): Promise<Outcome>;
}

const otherPaths = /^\/(?:hangfire|swagger)|\/maintenance(?:\/|$)/i;
/** Reasons of records that are not this test's: another lab replays them, or they are of something else. */
export const elsewhere = /^environment |^resumable uploads$|^not of the API$/;

/** @param authorize special tokens of the file; null falls back to the lab's */
export function createReplayer(
  file: string,
  lab: Lab,
  authorize: (row: RecordRow) => readonly string[] | null = () => null,
  environment = "Development",
): Replayer {
  let previous: string | null = null;

  const idFor = async (row: RecordRow): Promise<string | null | { readonly reason: string }> => {
    const arrangement = arrangementOf(file, row);
    switch (arrangement.kind) {
      case "none":
        return null;
      case "previous":
        return previous ?? { reason: "follows a row that was not replayed" };
      case "impossible":
        previous = null;
        return { reason: arrangement.reason };
      case "transfer":
        await lab.control("PUT", "/clocks", {
          publishCheckedMs: isWaiting(arrangement.spec) ? 60_000 : 20,
        });
        previous = await lab.arrange(arrangement.spec);
        return previous;
      default:
        return arrangement satisfies never;
    }
  };

  return {
    replay: async (row) => {
      const reason = whyNot(row, environment);
      if (reason !== null) {
        previous = null;
        return { kind: "notReplayed", reason };
      }
      const headers = requestHeaders(row, lab, authorize);
      if (headers === null)
        return { kind: "notReplayed", reason: `token: ${row.token ?? "unknown"}` };
      const id = await idFor(row);
      if (id !== null && typeof id !== "string") return { kind: "notReplayed", reason: id.reason };
      const recorded = bodyBytes(row.request.body) ?? Buffer.alloc(0);
      const body =
        row.operation === "malwareScanWebhook" && id !== null ? scanResult(recorded, id) : recorded;
      const path = id === null ? row.request.path : withId(row.request.path, id);
      await callBefore(lab, row);
      const send = (): Promise<Received> =>
        sendRaw(lab.broker.brokerUrl, row.request.method, path, headers, body);
      let received = await send();
      // Storage providers come by themselves, a little later.
      const comesLater =
        row.condition.endsWith("-later") ||
        (/^(?:after|long-after)-/.test(row.condition) && row.operation !== "malwareScanWebhook") ||
        (row.operation === "getServiceOwner" && row.response.status === 200);
      if (comesLater && compare(row, received).length > 0) {
        const patience = Date.now() + 1500;
        await until(async () => {
          if (Date.now() > patience) return true;
          received = await send();
          return compare(row, received).length === 0;
        });
      }
      if (row.response.status === 500) {
        // What the real service left behind is not what the emulator left.
        previous = null;
        return received.status < 500
          ? { kind: "promiseKept", received }
          : {
              kind: "different",
              differences: [`the defect is shown: ${received.status}`],
              received,
            };
      }
      const differences = compare(row, received);
      return differences.length === 0
        ? { kind: "alike", received }
        : { kind: "different", differences, received };
    },
  };
}

/** With a simulated scan only the job for the checksum keeps a transfer in UploadProcessing. */
function isWaiting({ status, scan }: TransferSpec): boolean {
  return status === "UploadProcessing" && scan === "simulated";
}

/** A scan's time lies as far from the moment of its delivery as it did there. */
function scanResult(recorded: Buffer, id: string): Buffer {
  const body = recorded.toString("utf8");
  const eventTime = /"eventTime":"([^"]*)"/.exec(body)?.[1] ?? "";
  // A little later than the upload's own time, which is finer than a millisecond.
  const byMs = Date.now() + 5 - Date.parse(eventTime);
  const shifted = body.replace(
    /("scanFinishedTimeUtc":)"(\d[^"]*)"/g,
    (_all, name: string, time: string) =>
      `${name}"${new Date(Date.parse(time) + byMs).toISOString()}"`,
  );
  const sample = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
  return Buffer.from(
    shifted
      .replaceAll(sample, id)
      .replaceAll(sample.toUpperCase(), id.toUpperCase())
      .replaceAll(sample.replaceAll("-", ""), id.replaceAll("-", "")),
  );
}

function whyNot(row: RecordRow, environment: string): string | null {
  if (row.fault !== undefined) return "something behind the service was broken on purpose";
  if (!("path" in row.request) || row.response.status === 0)
    return "bytes on the wire that no client sends";
  const { method, path } = row.request;
  const isOurs =
    (operationIds as readonly string[]).includes(row.operation) || row.operation === "none";
  if (/\/upload\/tus/i.test(path) || row.operation.startsWith("tus")) return "resumable uploads";
  if (!isOurs || otherPaths.test(path)) return "not of the API";
  if (/http-1-0|chunked-both|length-and-chunked/.test(row.condition))
    return "HTTP/1.0, or two framings at once: not sent, or refused, by Node";
  if (method !== method.toUpperCase()) return "method in lower case: the HTTP parser refuses it";
  if (bodyText(row.request.body).includes("\ufffd")) return "body not in the record";
  if (/^db-failure-partly-stored$|^after-clean-initialized$/.test(row.condition))
    return "follows a defect of the real service";
  if (/uri-(?:upper-case-id|id-no-dashes)$/.test(row.condition)) return "names another transfer";
  if (row.condition === "staging-after-malicious-after-published")
    return "looked at before a job had run that the record does not tell of";
  if (/^(?:test|production)-token-expired(?:-get)?$/.test(row.condition))
    return "token whose times the record does not tell";
  if (bodyBytes(row.request.body) === null && !/content-type/.test(row.condition))
    return "body not in the record";
  if (
    /by hand|is gone|no longer known|provider/.test(row.given ?? "") &&
    row.operation === "initializeFileTransfer"
  ) {
    return /has only a storage provider with/.test(row.given ?? "")
      ? null
      : "rows made by hand in the database";
  }
  if (row.token === "sender, expired" && row.operation === "searchFileTransfers")
    return "token of an organisation that the record does not tell";
  const other = /^environment (\w+)/.exec(row.given ?? "")?.[1] ?? "Development";
  if (other.toLowerCase() !== environment.toLowerCase()) return `environment ${other}`;
  if (other !== "Development" && row.condition.endsWith("-existing"))
    return "environment name in another letter case";
  return null;
}

function requestHeaders(
  row: RecordRow,
  lab: Lab,
  authorize: (row: RecordRow) => readonly string[] | null,
): readonly string[] | null {
  const lines: string[] = [];
  const special = authorize(row);
  for (const [name, value] of Object.entries(row.request.headers)) {
    const lower = name.toLowerCase();
    if (
      lower === "host" ||
      lower === "connection" ||
      (lower === "authorization" && special !== null)
    )
      continue;
    const isTwo = lower === "x-api-key" && row.condition.includes("two-keys");
    if (isTwo) {
      for (const one of String(value).split(",")) lines.push(name, one);
      continue;
    }
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string]) {
      const again =
        one === "<Bearer <new-owner>>" && row.operation === "getServiceOwner" ? " again" : "";
      const sent = lower === "authorization" ? lab.tokens.authorization(one + again) : one;
      if (sent === null) return null;
      lines.push(name, sent);
    }
  }
  return [...lines, ...(special ?? []).flatMap((value) => ["authorization", value])];
}

/** Puts the transfer's id in the place and the notation of the record's. */
function withId(path: string, id: string): string {
  const plain = id.replaceAll("-", "");
  const bytes = plain.slice(16).match(/../g) ?? [];
  return path
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, id)
    .replace(/[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}/, id.toUpperCase())
    .replace(/[0-9a-f]{32}/, plain)
    .replace(
      /%7B0x[0-9a-f]{8}.*%7D%7D/,
      encodeURIComponent(
        `{0x${plain.slice(0, 8)},0x${plain.slice(8, 12)},0x${plain.slice(12, 16)},{${bytes.map((byte) => `0x${byte}`).join(",")}}}`,
      ),
    );
}
