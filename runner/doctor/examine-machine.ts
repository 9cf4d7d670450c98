import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultPorts } from "../../targets/default-ports.ts";
import { k6CachePath } from "../k6/cache-location.ts";
import { pinnedK6 } from "../k6/pinned-k6.ts";
import { projectUrl } from "../suite-version.ts";
import { checkChromium } from "./check-chromium.ts";
import { checkFolders } from "./check-folders.ts";
import { checkK6 } from "./check-k6.ts";
import { checkNode } from "./check-node.ts";
import { checkPackages, readManifest } from "./check-packages.ts";
import { checkPorts } from "./check-ports.ts";
import { checkTarget } from "./check-target.ts";
import type { Finding } from "./finding.ts";

const targetTimeoutMs = 5_000;

/** Everything the suite needs or can use on this machine, in the order in which a person would mend it. Installs nothing. */
export async function examineMachine(options: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}): Promise<readonly Finding[]> {
  const { env, signal } = options;
  const manifest = await readManifest(projectUrl);
  const folders = [
    {
      name: "reports",
      path: fileURLToPath(new URL("reports/out", projectUrl)),
      next: "name another folder with --output-dir",
    },
    {
      name: "cache",
      path: dirname(k6CachePath(env, pinnedK6.version)),
      next: "name another folder in XDG_CACHE_HOME",
    },
  ];
  const groups = await Promise.all([
    checkPackages(manifest, projectUrl),
    checkK6({ env, machine: `${process.platform}-${process.arch}`, signal }),
    checkChromium({ env, signal }),
    checkPorts(defaultPorts),
    checkTarget({ env, timeoutMs: targetTimeoutMs, signal }),
    checkFolders(folders),
  ]);
  return [checkNode(process.versions.node, manifest.engine), ...groups.flat()];
}
