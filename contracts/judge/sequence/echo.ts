/** Whether a reading says what the sender announced. */
import { showValue } from "../show-value.ts";
import type { Announced } from "./announced.ts";
import type { SequenceFindings } from "./findings.ts";
import { isRecord, step } from "./members.ts";
import { placeOf, type Reading } from "./reading.ts";

/** Members that are given back as they were announced. */
export const echoedTexts = [
  "resourceId",
  "fileName",
  "sendersFileTransferReference",
  "sender",
] as const;

export function judgeEcho(
  announced: Announced,
  reading: Reading,
  findings: SequenceFindings,
): void {
  const { body } = reading;
  for (let index = 0; index < echoedTexts.length; index += 1) {
    const name = echoedTexts[index] as (typeof echoedTexts)[number];
    const expected = announced[name];
    const received = body[name];
    if (expected !== undefined && typeof received === "string" && received !== expected) {
      echoDiffers(step(name), expected, received, findings);
    }
  }
  const { useVirusScan } = body;
  if (
    announced.useVirusScan !== undefined &&
    typeof useVirusScan === "boolean" &&
    useVirusScan !== announced.useVirusScan
  ) {
    echoDiffers("/useVirusScan", announced.useVirusScan, useVirusScan, findings);
  }
  judgeChecksum(announced, body["checksum"], findings);
  if (announced.propertyList !== undefined && isRecord(body["propertyList"])) {
    judgeProperties(announced.propertyList, body["propertyList"], findings);
  }
  if (announced.recipients !== undefined) judgeRecipients(announced.recipients, reading, findings);
}

/** A given one stays; where none was given, it is what was sent until the computed one takes its place. */
function judgeChecksum(
  { checksum: expected }: Announced,
  received: unknown,
  findings: SequenceFindings,
): void {
  if (expected === undefined || received === expected || received === undefined) return;
  const isGiven = expected !== null && expected.trim() !== "";
  if (!isGiven && typeof received === "string" && /^[0-9a-f]{32}$/.test(received)) return;
  if (typeof received === "string" || received === null) {
    echoDiffers("/checksum", expected, received, findings);
  }
}

function judgeProperties(
  expected: Readonly<Record<string, string>>,
  received: Readonly<Record<string, unknown>>,
  findings: SequenceFindings,
): void {
  for (const name of Object.keys(expected)) {
    if (!Object.hasOwn(received, name) || received[name] !== expected[name]) {
      const value = Object.hasOwn(received, name) ? received[name] : undefined;
      echoDiffers(`/propertyList${step(name)}`, expected[name], value, findings);
    }
  }
  for (const name of Object.keys(received)) {
    if (!Object.hasOwn(expected, name)) {
      echoDiffers(`/propertyList${step(name)}`, undefined, received[name], findings);
    }
  }
}

/** Each that was announced is there. Whoever else is there has downloaded, for that is how one gets there. */
function judgeRecipients(
  expected: readonly string[],
  { recipients }: Reading,
  findings: SequenceFindings,
): void {
  for (let index = 0; index < expected.length; index += 1) {
    const one = expected[index];
    if (placeOf(recipients, one as string) < 0) {
      echoDiffers(
        "/recipients",
        one,
        recipients.map(({ recipient }) => recipient),
        findings,
      );
      return;
    }
  }
  for (let index = 0; index < recipients.length; index += 1) {
    const { recipient = "", status = null } = recipients[index] ?? {};
    if (status === "Initialized" && !expected.includes(recipient)) {
      echoDiffers(`/recipients/${index}/recipient`, expected.join(", "), recipient, findings);
    }
  }
}

function echoDiffers(
  pointer: string,
  expected: unknown,
  received: unknown,
  findings: SequenceFindings,
): void {
  findings.add(
    "echo-differs",
    pointer,
    `expected what was announced, ${showValue(expected)}, received ${showValue(received)}`,
  );
}
