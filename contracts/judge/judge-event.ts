/** The judge of events: what the service tells Altinn Events, against the `webhooks` of the contract. */
import { validators } from "../generated/event-validators.js";
import { Findings } from "./findings.ts";
import { schemaFindings } from "./schema-findings.ts";
import type { Violation } from "./verdict.ts";

/**
 * Judges one CloudEvent in structured mode: its members, their forms, and whether its name is one that the receiver's
 * role is told. Pure, as `judge`; when and how often an event comes is not seen in it.
 *
 * @param event the parsed body of the post
 */
export function judgeEvent(event: unknown): readonly Violation[] {
  const findings = new Findings();
  schemaFindings(validators.CloudEvent, event, findings);
  return findings.violations;
}
