/** Judges what only several recorded exchanges show together. */
import { excuseSequence } from "../../contracts/judge/sequence/excuse-sequence.ts";
import { noteUnknown, observe, observeSingle } from "../../contracts/judge/sequence/observe.ts";
import { type Sequence, startSequence } from "../../contracts/judge/sequence/sequence.ts";
import type { Violation } from "../../contracts/judge/verdict.ts";
import type { ContractInForce } from "../contract-build/contract-in-force.ts";
import { textDigests } from "../text-digests.ts";
import { callerOrganization } from "./caller-organization.ts";
import type { Entry, Exchange } from "./exchange.ts";
import { operationOf } from "./operation-of.ts";

/**
 * The violations of each entry, by its place.
 *
 * A HAR is one sequence, in the order in which its exchanges began, and others may act beside it. The rows of one
 * lifecycle are another each, and tell all that happened to their transfer. What belongs to none stands alone.
 */
export function sequenceVerdicts(
  entries: readonly Entry[],
  contract: ContractInForce,
): readonly (readonly Violation[])[] {
  const verdicts: (readonly Violation[])[] = entries.map(() => []);
  const sequences = new Map<string, Sequence>();
  for (const [place, entry] of inOrder(entries)) {
    const name = entry.kind === "exchange" ? entry.exchange.placement.sequence : entry.sequence;
    const sequence = name === null ? null : sequenceOf(sequences, name);
    if (entry.kind === "exchange") verdicts[place] = observed(sequence, entry.exchange, contract);
    else if (sequence !== null) noteUnknown(sequence);
  }
  return verdicts;
}

function observed(
  sequence: Sequence | null,
  exchange: Exchange,
  contract: ContractInForce,
): readonly Violation[] {
  const { request, response, context, placement } = exchange;
  const { startedAtMs, endedAtMs, isParallel } = placement;
  // A token that is special may speak for another organisation than its name says.
  const organization = context.token === undefined ? callerOrganization(request.headers) : null;
  const facts = {
    operationId: operationOf(exchange, contract),
    request,
    response,
    organization,
    isParallel,
    ...(startedAtMs === undefined || endedAtMs === undefined ? {} : { startedAtMs, endedAtMs }),
  };
  const findings = sequence === null ? observeSingle(facts) : observe(sequence, facts);
  const known = contract.deviations.listed.map(({ entry }) => entry);
  return excuseSequence(findings, known);
}

function sequenceOf(sequences: Map<string, Sequence>, name: string): Sequence {
  let sequence = sequences.get(name);
  if (sequence === undefined) {
    sequence = startSequence({ isAlone: name !== "", digests: textDigests });
    sequences.set(name, sequence);
  }
  return sequence;
}

/** Entries with their places, by the time of their beginning; those without one keep their place among the others. */
function inOrder(entries: readonly Entry[]): readonly (readonly [number, Entry])[] {
  const placed = entries.map((entry, place) => [place, entry] as const);
  const startOf = (entry: Entry): number =>
    entry.kind === "exchange" ? (entry.exchange.placement.startedAtMs ?? Number.NaN) : Number.NaN;
  if (placed.some(([, entry]) => Number.isNaN(startOf(entry)))) return placed;
  return placed.sort(([, one], [, other]) => startOf(one) - startOf(other));
}
