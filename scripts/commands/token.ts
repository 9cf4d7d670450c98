import { Command, InvalidArgumentError } from "commander";

import { ConfigError } from "../../runner/config-error.ts";
import { actorNames } from "../../targets/actors.ts";
import { defaultPorts } from "../../targets/default-ports.ts";
import { parseOrigin } from "../../targets/origin.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import type { CommandFactory, CommandIo } from "../command.ts";

interface TokenFlags {
  readonly platformUrl?: string;
  readonly kind?: string;
  readonly scopes?: string;
  readonly ttl?: string;
  readonly defect?: string;
  readonly claims?: string;
  readonly list: boolean;
}

/** `broker-suite token ACTOR`: a token of a running stand-in, good or bad, on stdout. */
export const tokenCommand: CommandFactory = (io) =>
  new Command("token")
    .description("print a token of a running platform stand-in")
    .argument("[actor]", `${actorNames.join(", ")}, or an organisation number`)
    .option(
      "--platform-url <url>",
      `the stand-in (default: PLATFORM_URL, or http://127.0.0.1:${defaultPorts.platform})`,
    )
    .option("--kind <kind>", "systemUser, enterprise, or maskinporten: not exchanged")
    .option("--scopes <list>", "scopes, separated by commas")
    .option("--ttl <seconds>", "lifetime")
    .option("--defect <name>", "what is to be wrong with it")
    .option(
      "--claims <json>",
      "claims instead of or beside the usual ones; null takes one away",
      asJson,
    )
    .option("--list", "print actors, kinds and defects", false)
    .addHelpText("before", "Example: broker-suite token sender --defect expired\n")
    .action(async (actor: string | undefined, flags: TokenFlags) => {
      const platformUrl = readPlatformUrl(io, flags.platformUrl);
      if (flags.list) {
        io.stdout.write(`${describe(await ask(`${platformUrl}/_control/tokens`))}\n`);
        return;
      }
      if (actor === undefined) {
        throw new ConfigError([
          { name: "ACTOR", message: "is missing", example: "broker-suite token sender" },
        ]);
      }
      const { kind, scopes, ttl, defect, claims } = flags;
      const query = new URLSearchParams(
        Object.entries({ kind, scopes, ttl, defect, claims }).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      );
      const url = `${platformUrl}/_control/tokens/${encodeURIComponent(actor)}?${query.toString()}`;
      io.stdout.write(`${await ask(url)}\n`);
    });

async function ask(url: string): Promise<string> {
  const { origin } = new URL(url);
  const response = await fetch(url).catch((error: unknown) => {
    throw new SuiteError({
      code: "PLATFORM_UNREACHABLE",
      exitCode: 3,
      message: `nothing answers at ${origin}`,
      next: "start a stand-in (`broker-suite platform`), or correct --platform-url",
      cause: error,
    });
  });
  const body = await response.text();
  if (response.ok) return body;
  if (response.status === 400) {
    const example = "broker-suite token --list";
    throw new ConfigError([{ name: "token", message: detailOf(body), example }]);
  }
  throw new SuiteError({
    code: "TOKEN_REFUSED",
    exitCode: 3,
    message: `no token: ${origin} answered ${response.status} ${detailOf(body)}`,
    next: "give the address of a platform stand-in; real platforms make no tokens for whoever asks",
  });
}

/** `{actors, kinds, defects: [{id, description}]}` as lines. */
function describe(body: string): string {
  const { actors, kinds, defects } = JSON.parse(body) as {
    readonly actors: readonly string[];
    readonly kinds: readonly string[];
    readonly defects: readonly { readonly id: string; readonly description: string }[];
  };
  const width = Math.max(...defects.map(({ id }) => id.length));
  return [
    `actors   ${actors.join(", ")}`,
    `kinds    ${kinds.join(", ")}`,
    ...defects.map(({ id, description }) => `defect   ${id.padEnd(width)}  ${description}`),
  ].join("\n");
}

function detailOf(body: string): string {
  try {
    const { detail } = JSON.parse(body) as { readonly detail?: unknown };
    return String(detail).slice(0, 500);
  } catch {
    return "";
  }
}

function readPlatformUrl({ env }: CommandIo, flag: string | undefined): string {
  const given = flag ?? env["PLATFORM_URL"];
  if (given === undefined) return `http://127.0.0.1:${defaultPorts.platform}`;
  const origin = parseOrigin(given);
  if (origin.ok) return origin.origin.url;
  const message = `${origin.problem}: received "${given.slice(0, 200)}"`;
  const example = `--platform-url http://127.0.0.1:${defaultPorts.platform}`;
  throw new ConfigError([{ name: "--platform-url (PLATFORM_URL)", message, example }]);
}

function asJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new InvalidArgumentError("expected a JSON object.");
  }
}
