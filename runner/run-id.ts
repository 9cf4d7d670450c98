import { randomBytes } from "node:crypto";

/** Names a run in time order, for example `20261124-141903-3f2a`: folder, User-Agent and references carry it. */
export function newRunId(now: Date): string {
  const [day = "", time = ""] = now.toISOString().split("T");
  return `${day.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}-${randomBytes(2).toString("hex")}`;
}

/** A seed for a run that was given none; 32 bits, so that one can type it. */
export function newSeed(): number {
  return randomBytes(4).readUInt32BE();
}
