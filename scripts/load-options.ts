/** The options of the load: its workload, and what overrides it. */
import { type Command, InvalidArgumentError } from "commander";

import type { LoadOptions } from "../runner/load/run-load.ts";

export interface LoadFlags {
  readonly workload: string;
  readonly rate?: number;
  readonly duration?: number;
}

export function addLoadOptions(command: Command): Command {
  return command
    .option("--workload <name>", "smoke or average-load", "smoke")
    .option("--rate <number>", "transfers started per second, instead of the workload's", parseRate)
    .option("--k6 <path>", "k6 to use (K6_BINARY)")
    .option(
      "--duration <time>",
      "how long transfers are started, for example 30s or 5m",
      parseDuration,
    );
}

export function loadOptions(flags: LoadFlags, k6Flags: readonly string[]): LoadOptions {
  return {
    workload: flags.workload,
    ratePerSecond: flags.rate ?? null,
    durationSeconds: flags.duration ?? null,
    k6Flags,
  };
}

function parseRate(value: string): number {
  const rate = Number(value);
  if (!Number.isFinite(rate) || rate <= 0 || rate > 10_000) {
    throw new InvalidArgumentError(
      "expected a number of transfers per second, above 0 and at most 10000.",
    );
  }
  return rate;
}

const secondsPerUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function parseDuration(value: string): number {
  const [, count = "", unit = ""] = /^(\d+)([smh])$/.exec(value) ?? [];
  const seconds = Number(count) * (secondsPerUnit[unit] ?? 0);
  if (seconds < 1 || seconds > 86_400) {
    throw new InvalidArgumentError("expected a time from 1s to 24h, for example 30s or 5m.");
  }
  return seconds;
}
