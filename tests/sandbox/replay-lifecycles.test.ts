/** Whole recorded lifecycles, step by step: answers, overview, details and events are as they were. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { compare } from "./replay/compare.ts";
import { startLab, until, type Lab } from "./replay/lab.ts";
import { describeEvent, readEvents, readLifecycles, type Step } from "./replay/lifecycles.ts";
import { bodyBytes, bodyText } from "./replay/records.ts";
import { sendRaw, type Received } from "./replay/send.ts";

let lab: Lab;
/** What the emulator's time has been advanced by. */
let aheadMs = 0;
before(async () => {
  lab = await startLab();
  await lab.configure(["lab-plain", "lab-new-resource", "lab-no-scan"]);
  await lab.control("PUT", "/clocks", { purgePollMs: 15_000 });
});
after(() => lab.close());

/** Steps in which the real service shows a defect: the emulator is told to show it as well. */
const defects: Readonly<Record<string, string>> = {
  "scan-clean-before-upload": "D21",
  "expiry-while-processing": "D21",
  "stranger-with-rights": "D09",
};

for (const { name, steps, timeToLive } of readLifecycles()) {
  test(`the lifecycle ${name} goes as recorded`, async () => {
    await lab.set("lab-plain", { fileTransferTimeToLive: timeToLive ?? "P30D" });
    await lab.control("PUT", "/defects", { defects: name in defects ? [defects[name]] : [] });
    await lab.control("PUT", "/service", {
      malwareScan: name.includes("scan-") || name.endsWith("processing") ? "webhook" : "simulated",
    });
    await toNextPoll();
    let id = "";
    const eventsBefore = lab.events.length;
    const complaints: string[] = [];
    const walk = async (): Promise<void> => {
      for (const step of steps) {
        if (step.request === undefined) {
          await pass(step, id);
          continue;
        }
        const received = await replay(step, id);
        id ||= await idOf(step, received, eventsBefore);
        complaints.push(...compare(step, received).map((line) => `${step.condition}: ${line}`));
      }
    };
    // There the sender had the rights of a recipient as well.
    await (name === "sender-downloads-own" ? lab.permitted(walk) : walk());

    assert.deepEqual(complaints, []);
    assert.deepEqual(await eventsOf(id, readEvents(name).length), readEvents(name));
  });
}

async function replay(step: Step, id: string): Promise<Received> {
  let received = await send(step, id);
  // The job that checks a given checksum runs a little later: overview and details are looked at again.
  const isView = step.operation.startsWith("getFileTransfer") && received.status === 200;
  const patience = Date.now() + 300;
  await until(async () => {
    if (!isView || compare(step, received).length === 0 || Date.now() > patience) return true;
    received = await send(step, id);
    return false;
  });
  return received;
}

/** A form upload that fails tells no id: the event of its first half does. */
async function idOf(step: Step, received: Received, eventsBefore: number): Promise<string> {
  const told = /"fileTransferId":"([^"]*)/.exec(received.body.toString("utf8"))?.[1];
  if (told !== undefined || step.operation !== "initializeAndUploadFile") return told ?? "";
  await until(() => Promise.resolve(lab.events.length > eventsBefore));
  return String(lab.events[eventsBefore]?.event["resourceinstance"]);
}

function send(step: Step, id: string): Promise<Received> {
  const { method, path, headers, body } = step.request ?? { method: "", path: "", headers: {} };
  const lines = Object.entries(headers).flatMap(([name, value]) => {
    if (name === "content-length") return [];
    const isToken = name === "authorization";
    const token = isToken ? lab.tokens.authorization(actorOf(step, String(value))) : null;
    return [name, token ?? String(value)];
  });
  const sample = /8c696f72-a0a7-48eb-ab20-f0032ed71119/g;
  const bytes = bodyBytes(body) ?? Buffer.alloc(0);
  const content =
    step.operation === "malwareScanWebhook"
      ? Buffer.from(withTimes(bytes.toString("utf8").replace(sample, id), aheadMs))
      : bytes;
  return sendRaw(lab.broker.brokerUrl, method, path.replace(sample, id), lines, content);
}

/** A scan's time lies as far from the moment of its delivery as it did there. */
function withTimes(body: string, aheadMs: number): string {
  const eventTime = /"eventTime":"([^"]*)"/.exec(body)?.[1] ?? "";
  const byMs = Date.now() + aheadMs - Date.parse(eventTime);
  return body.replace(
    /("(?:eventTime|scanFinishedTimeUtc)":)"([^"]*)"/g,
    (_all, name: string, time: string) =>
      `${name}"${new Date(Date.parse(time) + byMs).toISOString()}"`,
  );
}

/** A step without a call: time passes, or something happens besides. */
async function pass(step: Step, id: string): Promise<void> {
  const { status, timedOutMs, statuses } = step.observed ?? {};
  if (statuses !== undefined) return twoResults(step, id);
  if (timedOutMs !== undefined) {
    await advance(timedOutMs);
  } else if (status !== undefined) {
    // Never before the next look for due purges, and not long after.
    await advance(45_000);
  }
}

/** One came first there, too; here it is the clean one. */
async function twoResults(step: Step, id: string): Promise<void> {
  const clean = readLifecycles()
    .find(({ name }) => name === "scan-clean-no-checksum")
    ?.steps.find(({ operation }) => operation === "malwareScanWebhook");
  assert.ok(clean?.request !== undefined);
  const malicious = bodyText(clean.request.body).replace("No threats found", "Malicious");
  await send({ ...clean, condition: step.condition }, id);
  await send({ ...clean, request: { ...clean.request, body: malicious } }, id);
}

/** Due purges are looked for every 15 s: a lifecycle begins right after such a moment, so that none comes too early. */
async function toNextPoll(): Promise<void> {
  const response = await fetch(`${lab.broker.controlUrl}/time`);
  const { now } = (await response.json()) as { now: string };
  await advance(15_000 - (Date.parse(now) % 15_000));
}

async function advance(advanceMs: number): Promise<void> {
  await lab.control("POST", "/time", { advanceMs });
  aheadMs += advanceMs;
}

/** There the decision point let the stranger act for everybody; here that is the delegated one, of the same organisation. */
function actorOf(step: Step, authorization: string): string {
  return step.lifecycle === "stranger-with-rights"
    ? authorization.replace("<stranger>", "<delegated>")
    : authorization;
}

/** Every event of the transfer, as soon as there are so many. */
async function eventsOf(id: string, count: number): Promise<readonly string[]> {
  const ofTransfer = () =>
    lab.events.filter(({ event }) => event["resourceinstance"] === id || id === "");
  await until(() => Promise.resolve(ofTransfer().length >= count));
  return ofTransfer()
    .map(({ event, contentType, isAuthorized }) => describeEvent(event, contentType, isAuthorized))
    .sort();
}
