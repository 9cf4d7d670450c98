/** The emulator's control: an address of its own, JSON from loopback only. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { listen, type Listener, type Log } from "../../http/listen.ts";
import { readText } from "../../http/read-body.ts";
import { clockNames, defaultClocks, type Clocks } from "../clocks.ts";
import { UnknownFaultError } from "../errors.ts";
import { faults as knownFaults, parseFault, type Fault, type FaultSwitch } from "../faults.ts";
import { asJsonObject, readJsonObject } from "../platform/json.ts";
import { isFromLoopback } from "./loopback.ts";

export interface Controlled {
  readonly faults: FaultSwitch;
  readonly clocks: { current: Clocks };
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const largestBodyBytes = 64 * 1024;
const abilities = ["faults", "clocks"] as const;

/** @throws {PortTakenError} when the port is in use */
export function listenForControl(
  port: number,
  controlled: Controlled,
  log: Log,
): Promise<Listener> {
  return listen((request, response) => handle(request, response, controlled), {
    port,
    name: "control",
    log,
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  controlled: Controlled,
): Promise<void> {
  const { status, body } = await reply(request, controlled);
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
}

async function reply(request: IncomingMessage, controlled: Controlled): Promise<Reply> {
  if (!isFromLoopback(request))
    return failure(403, "control takes requests for and from loopback only");
  const path = (request.url ?? "/").split("?", 1)[0];
  const method = request.method ?? "";
  if (
    method === "PUT" &&
    !/^application\/json\s*(?:;|$)/i.test(request.headers["content-type"] ?? "")
  ) {
    return failure(415, "control takes application/json");
  }
  const text = method === "PUT" ? await readText(request, largestBodyBytes) : "";
  const body = text === null ? null : readJsonObject(text);
  switch (path) {
    case "/":
      return method === "GET" ? { status: 200, body: { abilities, knownFaults } } : wrongMethod();
    case "/faults":
      return controlFaults(method, body, controlled.faults);
    case "/clocks":
      return controlClocks(method, body, controlled.clocks);
    default:
      return failure(404, "known are /, /faults and /clocks");
  }
}

function controlFaults(
  method: string,
  body: ReturnType<typeof readJsonObject>,
  faults: FaultSwitch,
): Reply {
  if (method === "PUT") {
    const wanted = readFaults(body?.["faults"]);
    if (typeof wanted === "string") return failure(400, wanted);
    faults.set(wanted);
  } else if (method === "DELETE") {
    faults.set([]);
  } else if (method !== "GET") {
    return wrongMethod();
  }
  return { status: 200, body: { faults: faults.list() } };
}

/** The faults, or what is wrong with them. */
function readFaults(value: unknown): readonly Fault[] | string {
  if (!Array.isArray(value)) return 'expected {"faults":[{"id":"…","every":1}]}';
  try {
    return value.map((entry: unknown) => {
      const { id, every = 1 } = asJsonObject(entry) ?? {};
      return parseFault(`${String(id)}@${String(every)}`);
    });
  } catch (error) {
    if (error instanceof UnknownFaultError) return error.message;
    throw error;
  }
}

function controlClocks(
  method: string,
  body: ReturnType<typeof readJsonObject>,
  clocks: { current: Clocks },
): Reply {
  if (method === "PUT") {
    const wanted = body ?? { "": 0 };
    for (const [name, value] of Object.entries(wanted)) {
      const isKnown = (clockNames as readonly string[]).includes(name);
      if (!isKnown || typeof value !== "number" || !(value >= 0 && value <= 86_400_000)) {
        return failure(
          400,
          `known clocks are ${clockNames.join(", ")}, each 0 to 86400000 milliseconds`,
        );
      }
    }
    clocks.current = { ...clocks.current, ...wanted };
  } else if (method === "DELETE") {
    clocks.current = defaultClocks;
  } else if (method !== "GET") {
    return wrongMethod();
  }
  return { status: 200, body: clocks.current };
}

function wrongMethod(): Reply {
  return failure(405, "that method is not known here");
}

function failure(status: number, error: string): Reply {
  return { status, body: { error } };
}
