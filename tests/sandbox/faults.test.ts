/** Each fault changes what it says it changes, and nothing when it is off. */
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { judge } from "../../contracts/judge/judge.ts";
import { faults } from "../../sandbox/broker/faults.ts";
import {
  json,
  letter,
  startTestSandbox,
  type Answer,
  type TestSandbox,
} from "./running-sandbox.ts";

let sandbox: TestSandbox;
/** Published, downloaded by the first recipient; judged again and again. */
let id: string;
before(async () => {
  sandbox = await startTestSandbox();
  id = await sandbox.initialize();
  await sandbox.upload(id, "hello");
  await sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);
});
after(() => sandbox.close());
afterEach(() => sandbox.setFaults());

const overview = (): Promise<Answer> => sandbox.call("sender", "GET", `/filetransfer/${id}`);
const unknown = "/filetransfer/00000000-0000-4000-8000-00000000dead";
const early = (): Promise<Answer> =>
  sandbox.call("recipient2", "POST", `/filetransfer/${id}/confirmdownload`);
const download = (): Promise<Answer> =>
  sandbox.call("recipient", "GET", `/filetransfer/${id}/download`);

interface Case {
  readonly fault: string;
  readonly act: () => Promise<Answer>;
  /** What is seen of the answer, with the fault and without. */
  readonly seen: (answer: Answer) => unknown;
  readonly faulty: unknown;
  readonly sound: unknown;
}

const recipientsOf = (answer: Answer): readonly Record<string, unknown>[] =>
  answer.json?.["recipients"] as readonly Record<string, unknown>[];

const cases: readonly Case[] = [
  {
    fault: "overview-required-member-missing",
    act: overview,
    seen: (answer) => "created" in (answer.json ?? {}),
    faulty: false,
    sound: true,
  },
  {
    fault: "enum-outside-contract",
    act: overview,
    seen: (answer) => recipientsOf(answer)[1]?.["currentRecipientFileTransferStatusCode"],
    faulty: "Waiting",
    sound: "Initialized",
  },
  {
    fault: "problem-media-type-wrong",
    act: () => sandbox.call("sender", "GET", unknown),
    seen: (answer) => answer.headers.get("content-type"),
    faulty: "text/plain; charset=utf-8",
    sound: "application/json; charset=utf-8",
  },
  {
    fault: "required-header-missing",
    act: download,
    seen: (answer) => answer.headers.has("content-disposition"),
    faulty: false,
    sound: true,
  },
  {
    fault: "undocumented-status",
    act: () => sandbox.call("sender", "POST", "/filetransfer", JSON.stringify(letter), json),
    seen: (answer) => answer.status,
    faulty: 201,
    sound: 200,
  },
  {
    fault: "problem-code-wrong",
    act: early,
    seen: (answer) => `${answer.status} ${String(answer.json?.["code"])}`,
    faulty: "400 BRO-00004",
    sound: "400 BRO-00019",
  },
  {
    fault: "scope-not-checked",
    act: () => sandbox.call("noScope", "GET", `/filetransfer/${id}`),
    seen: (answer) => answer.status,
    faulty: 200,
    sound: 403,
  },
  {
    fault: "stranger-reads-overview",
    act: () => sandbox.call("stranger", "GET", `/filetransfer/${id}`),
    seen: (answer) => answer.status,
    faulty: 200,
    sound: 401,
  },
  {
    fault: "download-byte-wrong",
    act: download,
    seen: (answer) => `${answer.bytes.length} ${answer.text}`,
    faulty: "5 hemlo",
    sound: "5 hello",
  },
  {
    fault: "recipient-missing",
    act: overview,
    seen: (answer) => recipientsOf(answer).length,
    faulty: 1,
    sound: 2,
  },
];

for (const { fault, act, seen, faulty, sound } of cases) {
  test(`${fault} changes the answer while it is on`, async () => {
    const before = seen(await act());
    await sandbox.setFaults({ id: fault });
    const during = seen(await act());
    await sandbox.setFaults();

    assert.deepEqual([before, during, seen(await act())], [sound, faulty, sound]);
  });
}

test("confirm-not-persisted answers 204 and keeps nothing", async () => {
  await sandbox.setFaults({ id: "confirm-not-persisted" });

  const confirmed = await sandbox.call("recipient", "POST", `/filetransfer/${id}/confirmdownload`);
  const after = await overview();

  assert.equal(confirmed.status, 204);
  assert.equal(
    recipientsOf(after)[0]?.["currentRecipientFileTransferStatusCode"],
    "DownloadStarted",
  );
});

test("published-event-twice sends each published event a second time with another id", async () => {
  await sandbox.setFaults({ id: "published-event-twice" });
  const other = await sandbox.initialize({ recipients: ["0192:986252932"] });
  await sandbox.upload(other, "hello");

  const names = await sandbox.waitForEvents(other, 6);
  const response = await fetch(`${sandbox.platformUrl}/_control/events?resourceinstance=${other}`);
  const { events } = (await response.json()) as {
    events: readonly { event: { id: string; type: string } }[];
  };

  assert.equal(names.filter((name) => name.startsWith("published")).length, 4);
  assert.equal(new Set(events.map(({ event }) => event.id)).size, events.length);
});

test("a fault with @N acts every Nth time only", async () => {
  await sandbox.setFaults({ id: "download-byte-wrong", every: 3 });

  const texts: string[] = [];
  for (let count = 0; count < 6; count += 1) texts.push((await download()).text);

  assert.deepEqual(texts, ["hello", "hello", "hemlo", "hello", "hello", "hemlo"]);
});

test("response-hangs reads the request and never answers", async () => {
  await sandbox.setFaults({ id: "response-hangs" });

  const hanging = fetch(`${sandbox.brokerUrl}/broker/api/v1${unknown}`, {
    signal: AbortSignal.timeout(200),
  });

  await assert.rejects(hanging, { name: "TimeoutError" });
});

test("the judge sees nothing wrong without a fault", async () => {
  const sound = await overview();
  const verdict = judge(
    "getFileTransferOverview",
    {
      method: "GET",
      path: `/broker/api/v1/filetransfer/${id}`,
      headers: [["authorization", "Bearer x"]],
      body: { kind: "text", text: "" },
    },
    {
      status: sound.status,
      headers: [...sound.headers],
      isRaw: false,
      body: { kind: "text", text: sound.text },
    },
  );

  assert.deepEqual(verdict.violations, []);
});

test("every fault is tried here", () => {
  const tried = [
    ...cases.map(({ fault }) => fault),
    "confirm-not-persisted",
    "published-event-twice",
    "response-hangs",
  ];

  assert.deepEqual(faults.map(({ id: known }) => known).sort(), tried.sort());
});
