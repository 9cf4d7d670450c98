/** Before a run: do the two addresses answer, and what can the platform do? */
import { basePath } from "../contracts/vocabulary.ts";
import { SuiteError } from "../targets/suite-error.ts";
import type { ReadyTarget } from "../targets/target.ts";
import { withinTime } from "./within-time.ts";

/** How long an address may take to answer at all, in milliseconds. */
const answerWithinMs = 10_000;

/**
 * Any answer counts as being there: what it says is for the checks.
 *
 * @throws {SuiteError} `BROKER_UNREACHABLE` or `PLATFORM_UNREACHABLE`
 */
export async function probeTarget(
  target: ReadyTarget,
  signal: AbortSignal,
): Promise<{ readonly abilities: readonly string[] }> {
  const [broker, platform] = await Promise.allSettled([
    answers(
      `${target.brokerUrl}${basePath}/filetransfer/00000000-0000-0000-0000-000000000000`,
      signal,
    ),
    answers(
      `${target.platformUrl}/authentication/api/v1/openid/.well-known/openid-configuration`,
      signal,
    ),
  ]);
  signal.throwIfAborted();
  if (platform.status === "rejected")
    throw unreachable("platform", target.platformUrl, platform.reason);
  if (broker.status === "rejected") throw unreachable("broker", target.brokerUrl, broker.reason);
  return { abilities: await abilitiesOf(target.platformUrl, signal) };
}

async function answers(url: string, signal: AbortSignal): Promise<Response> {
  // `redirect: "manual"`: an address that redirects has answered, and nobody is followed to another origin.
  return withinTime(answerWithinMs, signal, async (bounded) => {
    const response = await fetch(url, { redirect: "manual", signal: bounded });
    await response.arrayBuffer();
    return response;
  });
}

/** What the platform's control offers; empty where there is none. */
async function abilitiesOf(platformUrl: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const answer = await withinTime(answerWithinMs, signal, async (bounded): Promise<unknown> => {
      const response = await fetch(`${platformUrl}/_control`, {
        redirect: "manual",
        signal: bounded,
      });
      return response.status === 200 ? response.json() : null;
    });
    const abilities =
      typeof answer === "object" && answer !== null && "abilities" in answer
        ? answer.abilities
        : [];
    return Array.isArray(abilities) ? abilities.filter((each) => typeof each === "string") : [];
  } catch {
    // A real platform has no such path, or answers it with a page: no control, and what needs it is not checked.
    return [];
  }
}

function unreachable(what: "broker" | "platform", url: string, cause: unknown): SuiteError {
  return new SuiteError({
    code: what === "broker" ? "BROKER_UNREACHABLE" : "PLATFORM_UNREACHABLE",
    exitCode: 3,
    message: `the ${what} at ${url} does not answer: ${reasonOf(cause)}`,
    next: `start it, or correct --${what}-url (${what.toUpperCase()}_URL)`,
    cause,
  });
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === "TimeoutError") return `no answer within ${answerWithinMs / 1000} s`;
  return cause.cause instanceof Error ? cause.cause.message || cause.cause.name : cause.message;
}
