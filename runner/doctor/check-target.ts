import { withinTime } from "../within-time.ts";
import { parseConfig } from "../../targets/parse-config.ts";
import type { Finding } from "./finding.ts";

/** What the check of the target is given. */
export interface TargetCheckOptions {
  /** BROKER_URL, PLATFORM_URL and their like are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long one address may take to answer, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * The target that the variables name: one GET to each address. Any HTTP answer counts as reachable;
 * whether it is the right one, the run itself finds out. Without variables it is the sandbox, which needs nothing.
 */
export async function checkTarget(options: TargetCheckOptions): Promise<readonly Finding[]> {
  // The rule that CI needs an explicit target is for runs; the doctor judges none.
  const { CI: _, ...env } = options.env;
  const parsed = parseConfig({ target: undefined, flags: {}, env });
  if (!parsed.ok) {
    return parsed.problems.map(({ name, message, example }) => ({
      name: "target",
      state: "missing",
      isRequired: true,
      version: null,
      detail: `${name} ${message}`,
      next: `for example ${example}`,
    }));
  }
  const { brokerUrl, platformUrl, maskinportenUrl } = parsed.config.target;
  const addresses = [
    { name: "broker", url: brokerUrl },
    { name: "platform", url: platformUrl },
    { name: "Maskinporten", url: maskinportenUrl === platformUrl ? null : maskinportenUrl },
  ];
  const findings = await Promise.all(
    addresses.flatMap(({ name, url }) => (url === null ? [] : [checkAddress(name, url, options)])),
  );
  return findings.length > 0 ? findings : [sandboxFinding];
}

const sandboxFinding: Finding = {
  name: "target",
  state: "ok",
  isRequired: true,
  version: null,
  detail: "sandbox, which starts by itself (BROKER_URL and PLATFORM_URL are not set)",
  next: null,
};

async function checkAddress(
  name: string,
  url: string,
  { timeoutMs, signal }: TargetCheckOptions,
): Promise<Finding> {
  const base = { name: `target ${name}`, isRequired: true, version: null } as const;
  try {
    const status = await withinTime(timeoutMs, signal, async (bounded) => {
      const response = await fetch(url, { redirect: "manual", signal: bounded });
      await response.body?.cancel();
      return response.status;
    });
    const detail = `GET ${url}/ was answered with ${status}`;
    return { ...base, state: "ok", detail, next: null };
  } catch (error) {
    signal.throwIfAborted();
    const detail = `GET ${url}/ had no answer: ${reasonOf(error, timeoutMs)}`;
    return { ...base, state: "missing", detail, next: `start it, or correct the address` };
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `nothing within ${timeoutMs / 1000} s`;
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
