/** A process that ensures k6 once, for tests of several at once: argv[2] is a K6Release as JSON. */
import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import type { K6Release } from "../../runner/k6/pinned-k6.ts";
import { fakeMachineName } from "./fake-machine.ts";

// Written by the test that starts this file, so its form is known.
const release = JSON.parse(process.argv[2] ?? "") as K6Release;
const k6 = await ensureK6({
  env: process.env,
  release,
  machine: fakeMachineName,
  onAttempt: () => undefined,
  signal: AbortSignal.timeout(60_000),
});
process.stdout.write(JSON.stringify(k6));
