/** The calls of the reports that came before a recorded one, as its headers tell: not all of them are in the records. */
import type { Lab } from "./lab.ts";
import type { RecordRow } from "./records.ts";
import { sendRaw } from "./send.ts";

/** By address: how often it has called. */
const made = new WeakMap<Lab, Map<string, number>>();

export async function callBefore(lab: Lab, row: RecordRow): Promise<void> {
  const header = (name: string): string | undefined =>
    row.response.headers.find(([known]) => known === name)?.[1];
  const limit = header("X-RateLimit-Limit");
  if (limit === undefined) return;
  const isRefused = row.response.status === 429;
  const before = Number(limit) - Number(header("X-RateLimit-Remaining")) - (isRefused ? 0 : 1);
  const calls = made.get(lab) ?? new Map<string, number>();
  made.set(lab, calls);
  const lines = addressLines(row);
  const address = (lines[1] ?? "").split(",", 1)[0] ?? "";
  for (let count = calls.get(address) ?? 0; count < before; count += 1) {
    const headers = ["X-API-Key", "lab-key", "Content-Type", "application/json", ...lines];
    await sendRaw(lab.broker.brokerUrl, "POST", row.request.path, headers, Buffer.from("{}"));
  }
  calls.set(address, Math.max(before, calls.get(address) ?? 0) + (isRefused ? 0 : 1));
}

function addressLines({ request }: RecordRow): readonly string[] {
  for (const name of ["x-forwarded-for", "x-real-ip"]) {
    const value = request.headers[name];
    if (typeof value === "string" && value !== "") return [name, value];
  }
  return [];
}
