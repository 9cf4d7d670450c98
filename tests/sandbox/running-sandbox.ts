/** A sandbox on free ports with its platform, and clients for its actors: for tests of the emulator. */
import { actors, type ActorName } from "../../targets/actors.ts";
import { readTokenResponse, tokenRequest } from "../../targets/tokens.ts";
import { startSandbox, type SandboxOptions } from "../../sandbox/start-sandbox.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: Record<string, unknown> | undefined;
}

export interface TestSandbox {
  readonly brokerUrl: string;
  readonly platformUrl: string;
  readonly controlUrl: string;
  call(
    actor: ActorName | null,
    method: string,
    path: string,
    body?: Body,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** @returns id of a transfer from sender to both recipients, or as the change says */
  initialize(change?: Readonly<Record<string, unknown>>): Promise<string>;
  upload(id: string, content: Body): Promise<Answer>;
  /** Waits until the sender sees the status, five seconds at most. */
  waitFor(id: string, status: string): Promise<void>;
  /** `<event name> <role> <organisation>` of each event of the transfer, sorted. */
  events(id: string): Promise<readonly string[]>;
  /** Waits until so many events of the transfer have come, five seconds at most. */
  waitForEvents(id: string, count: number): Promise<readonly string[]>;
  setFaults(...faults: readonly { readonly id: string; readonly every?: number }[]): Promise<void>;
  setClocks(clocks: Readonly<Record<string, number>>): Promise<void>;
  close(): Promise<void>;
}

type Body = string | Uint8Array | undefined;

export const resourceId = "broker-suite-sandbox-test";
const base = "/broker/api/v1";

export async function startTestSandbox(
  options: Partial<SandboxOptions> = {},
): Promise<TestSandbox> {
  const sandbox = await startSandbox({
    brokerPort: 0,
    platformPort: 0,
    controlPort: 0,
    faults: [],
    log: () => undefined,
    broker: { clocks: { purgePollMs: 20, publishCheckedMs: 50 } },
    ...options,
  });
  const tokens = new Map<ActorName, string>();
  const tokenOf = async (name: ActorName): Promise<string> => {
    const known = tokens.get(name);
    if (known !== undefined) return known;
    const actor = actors[name];
    const { url, headers } = tokenRequest(sandbox.platformUrl, actor);
    const response = await fetch(url, { headers });
    const { value } = readTokenResponse(actor, response.status, await response.text(), Date.now());
    tokens.set(name, value);
    return value;
  };
  const call: TestSandbox["call"] = async (actor, method, path, body, headers = {}) => {
    const response = await fetch(`${sandbox.brokerUrl}${base}${path}`, {
      method,
      headers: {
        ...(actor === null ? {} : { authorization: `Bearer ${await tokenOf(actor)}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as NonNullable<RequestInit["body"]> }),
      signal: AbortSignal.timeout(10_000),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString("utf8");
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      text,
      json: readJson(text),
    };
  };
  const control = async (path: string, body: unknown): Promise<void> => {
    const response = await fetch(`${sandbox.controlUrl}${path}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`control answered ${response.status}: ${await response.text()}`);
  };
  const events = async (id: string): Promise<readonly string[]> => {
    const response = await fetch(`${sandbox.platformUrl}/_control/events?resourceinstance=${id}`);
    const { events: list } = (await response.json()) as {
      events: readonly { event: Record<string, unknown> }[];
    };
    return list.map(({ event }) => describeEvent(event)).sort();
  };

  const configured = await call("serviceOwner", "PUT", `/resource/${resourceId}`, "{}", json);
  if (configured.status !== 204)
    throw new Error(`configuring answered ${configured.status}: ${configured.text}`);
  return {
    ...sandbox,
    call,
    initialize: async (change = {}) => {
      const answer = await call(
        "sender",
        "POST",
        "/filetransfer",
        JSON.stringify({ ...letter, ...change }),
        json,
      );
      if (answer.status !== 200)
        throw new Error(`initialize answered ${answer.status}: ${answer.text}`);
      return String(answer.json?.["fileTransferId"]);
    },
    upload: (id, content) =>
      call("sender", "POST", `/filetransfer/${id}/upload`, content, {
        "content-type": "application/octet-stream",
      }),
    waitFor: (id, status) =>
      until(
        async () =>
          (await call("sender", "GET", `/filetransfer/${id}`)).json?.["fileTransferStatus"] ===
          status,
      ),
    events,
    waitForEvents: async (id, count) => {
      await until(async () => (await events(id)).length >= count);
      return events(id);
    },
    setFaults: (...faults) => control("/faults", { faults }),
    setClocks: (clocks) => control("/clocks", clocks),
  };
}

export const json = { "content-type": "application/json" };

export const letter = {
  fileName: "letter.txt",
  resourceId,
  sendersFileTransferReference: "sandbox-test",
  sender: "0192:991825827",
  recipients: ["0192:986252932", "0192:910568183"],
};

/** Polls against a deadline of five seconds. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("not so within 5 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function describeEvent(event: Record<string, unknown>): string {
  const { Role: role } = event["data"] as { Role: string };
  const organization = String(event["subject"]).slice(-9);
  return `${String(event["type"]).replace("no.altinn.broker.", "")} ${role} ${organization}`;
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
