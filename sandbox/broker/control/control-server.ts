/** The emulator's control: an address of its own, JSON from loopback only. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen, type Listener, type Log } from "../../http/listen.ts";
import { readText } from "../../http/read-body.ts";
import type { BrokerContext } from "../broker-context.ts";
import { faults as knownFaults } from "../faults.ts";
import { readJsonObject } from "../platform/json.ts";
import { defects as knownDefects } from "../rules/defects.ts";
import { controlDefects } from "./control-defects.ts";
import { controlFaults } from "./control-faults.ts";
import { controlService } from "./control-service.ts";
import { controlClocks, controlTime } from "./control-time.ts";
import { isFromLoopback } from "./loopback.ts";
import { failure, ok, wrongMethod, type ControlRoute, type Reply } from "./reply.ts";

export type Controlled = Pick<BrokerContext, "faults" | "clocks" | "clock" | "jobs" | "service">;

const largestBodyBytes = 64 * 1024;

/** @throws {PortTakenError} when the port is in use */
export function listenForControl(
  port: number,
  controlled: Controlled,
  log: Log,
): Promise<Listener> {
  const abilities: Readonly<Record<string, ControlRoute>> = {
    faults: controlFaults(controlled.faults),
    clocks: controlClocks(controlled),
    time: controlTime(controlled),
    service: controlService(controlled.service),
    defects: controlDefects(controlled.service),
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await reply(request, abilities);
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(`${JSON.stringify(body)}\n`);
  };
  return listen(handle, { port, name: "control", log });
}

async function reply(
  request: IncomingMessage,
  abilities: Readonly<Record<string, ControlRoute>>,
): Promise<Reply> {
  if (!isFromLoopback(request))
    return failure(403, "control takes requests for and from loopback only");
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const method = request.method ?? "";
  const hasBody = method === "PUT" || method === "POST";
  if (hasBody && !/^application\/json\s*(?:;|$)/i.test(request.headers["content-type"] ?? "")) {
    return failure(415, "control takes application/json");
  }
  const text = hasBody ? await readText(request, largestBodyBytes) : "";
  const body = text === null ? null : readJsonObject(text);
  const names = Object.keys(abilities);
  if (path === "/")
    return method === "GET" ? ok({ abilities: names, knownFaults, knownDefects }) : wrongMethod();
  const route = Object.hasOwn(abilities, path.slice(1)) ? abilities[path.slice(1)] : undefined;
  return route === undefined
    ? failure(404, `known are /, ${names.map((name) => `/${name}`).join(", ")}`)
    : route(method, body);
}
