/** `/service`: how the service is run, as far as it can be changed while it runs. */
import { malwareScans, type MalwareScan, type Service } from "../rules/service.ts";
import { failure, ok, wrongMethod, type ControlRoute } from "./reply.ts";

export function controlService(service: { current: Service }): ControlRoute {
  return (method, body) => {
    if (method === "PUT") {
      const changed = readChange(service.current, body ?? { "": null });
      if (typeof changed === "string") return failure(400, changed);
      service.current = changed;
    } else if (method !== "GET") {
      return wrongMethod();
    }
    const { environment, malwareScan, approvedWithoutScan, statisticsKey } = service.current;
    return ok({ environment, malwareScan, approvedWithoutScan, statisticsKey });
  };
}

/** The service with the change, or what is wrong with the change. */
function readChange(service: Service, change: Readonly<Record<string, unknown>>): Service | string {
  let changed = service;
  for (const [name, value] of Object.entries(change)) {
    if (name === "malwareScan" && isMalwareScan(value)) {
      changed = { ...changed, malwareScan: value };
    } else if (name === "approvedWithoutScan" && isTexts(value)) {
      changed = { ...changed, approvedWithoutScan: value };
    } else if (name === "statisticsKey" && (value === null || typeof value === "string")) {
      changed = { ...changed, statisticsKey: value };
    } else {
      return `can be changed: malwareScan (${malwareScans.join(", ")}), approvedWithoutScan (a list of resource ids), statisticsKey (text or null)`;
    }
  }
  return changed;
}

function isMalwareScan(value: unknown): value is MalwareScan {
  return (malwareScans as readonly unknown[]).includes(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
