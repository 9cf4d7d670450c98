/** `/faults`: which promises are broken. */
import { UnknownFaultError } from "../errors.ts";
import { parseFault, type Fault, type FaultSwitch } from "../faults.ts";
import { asObject } from "../rules/as-object.ts";
import { failure, ok, wrongMethod, type ControlRoute } from "./reply.ts";

export function controlFaults(faults: FaultSwitch): ControlRoute {
  return (method, body) => {
    if (method === "PUT") {
      const wanted = readFaults(body?.["faults"]);
      if (typeof wanted === "string") return failure(400, wanted);
      faults.set(wanted);
    } else if (method === "DELETE") {
      faults.set([]);
    } else if (method !== "GET") {
      return wrongMethod();
    }
    return ok({ faults: faults.list() });
  };
}

/** The faults, or what is wrong with them. */
function readFaults(value: unknown): readonly Fault[] | string {
  if (!Array.isArray(value)) return 'expected {"faults":[{"id":"…","every":1}]}';
  try {
    return value.map((entry: unknown) => {
      const { id, every = 1 } = asObject(entry) ?? {};
      return parseFault(`${String(id)}@${String(every)}`);
    });
  } catch (error) {
    if (error instanceof UnknownFaultError) return error.message;
    throw error;
  }
}
