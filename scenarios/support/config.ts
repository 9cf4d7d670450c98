/** The settings of this load: the environment is read here, once, and nowhere else in k6's world. */
import { randomBytes } from "k6/crypto";

import { userAgent } from "../../targets/run-identity.ts";
import { hexOf } from "./hex.ts";
import { type LoadSettings, parseLoadSettings } from "./load-settings.ts";
import { writeLine } from "./write-line.ts";

const parsed = parseLoadSettings(__ENV, newRunId);
if (!parsed.ok) {
  writeLine({
    brokerSuite: "stop",
    code: "CONFIG_INVALID",
    exitCode: 2,
    message: parsed.problems.join("; "),
    next: "docs/load.md lists the variables",
  });
  throw new Error(parsed.problems.join("\n"));
}

export const config: LoadSettings = parsed.settings;

export const suiteUserAgent: string = userAgent(SUITE_VERSION, config.runId);

function newRunId(): string {
  const [day = "", time = ""] = new Date().toISOString().split("T");
  const clock = time.slice(0, 8).replaceAll(":", "");
  return `${day.replaceAll("-", "")}-${clock}-${hexOf(randomBytes(2))}`;
}
