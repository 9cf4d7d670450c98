/** `/defects`: which defects of the real service are shown. */
import { defectIds, type DefectId } from "../rules/defects.ts";
import type { Service } from "../rules/service.ts";
import { failure, ok, wrongMethod, type ControlRoute } from "./reply.ts";

export function controlDefects(service: { current: Service }): ControlRoute {
  return (method, body) => {
    if (method === "PUT") {
      const wanted = body?.["defects"];
      if (!areDefects(wanted)) {
        return failure(400, `expected {"defects":[…]}; known are ${defectIds.join(", ")}`);
      }
      service.current = { ...service.current, defects: new Set(wanted) };
    } else if (method === "DELETE") {
      service.current = { ...service.current, defects: new Set() };
    } else if (method !== "GET") {
      return wrongMethod();
    }
    return ok({ defects: [...service.current.defects] });
  };
}

function areDefects(value: unknown): value is readonly DefectId[] {
  return (
    Array.isArray(value) && value.every((id) => (defectIds as readonly unknown[]).includes(id))
  );
}
