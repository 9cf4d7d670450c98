import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { K6Limits } from "../../runner/k6/ensure-k6.ts";
import { K6NotFoundError } from "../../runner/k6/k6-errors.ts";
import { fakeK6, fakeMachine, type FakeMachine } from "./fake-machine.ts";
import { tryEnsure } from "./try-ensure.ts";

const recipeFolder = fileURLToPath(new URL("../../runner/k6/build", import.meta.url));

/** A `go` that does what the given shell lines say for `mod download` and `build`, and keeps what it was given. */
function fakeGo(
  machine: FakeMachine,
  steps: { readonly version?: string; readonly download?: string; readonly build?: string } = {},
): void {
  const product = machine.script(join(machine.folder, "product"), fakeK6("2.2.0"));
  machine.script(
    join(machine.bin, "go"),
    `case "$1" in
env) echo ${steps.version ?? "go1.26.8"} ;;
mod) ${steps.download ?? ":"} ;;
build)
  echo "$*" > ${machine.folder}/go-arguments
  echo "$GOFLAGS $GOWORK $GOTOOLCHAIN $CGO_ENABLED $GOPROXY" > ${machine.folder}/go-settings
  pwd > ${machine.folder}/go-folder
  /bin/ls > ${machine.folder}/go-files
  target=$5
  ${steps.build ?? `/bin/cp ${product} "$target"`} ;;
esac`,
  );
}

test("where no release can be had, k6 is built from the committed modules in a copy of them", async (context) => {
  const machine = fakeMachine(context);
  fakeGo(machine);
  const started: string[] = [];

  const { k6, lines } = await tryEnsure({
    env: { ...machine.env, GOFLAGS: "-mod=vendor", GOWORK: "/elsewhere", GOPROXY: "http://proxy" },
    onStart: (what) => started.push(what),
  });

  const read = (name: string): string => readFileSync(join(machine.folder, name), "utf8").trim();
  assert.deepEqual(k6, {
    path: machine.cachePath,
    version: "2.2.0",
    source: "build",
    warning: null,
  });
  assert.equal(
    lines.at(-1),
    `k6 build    used: go.k6.io/k6/v2@v2.2.0 with go1.26.8, kept at ${machine.cachePath}`,
  );
  assert.match(started.join(), /^building go\.k6\.io\/k6\/v2@v2\.2\.0 with go1\.26\.8/);
  assert.match(read("go-arguments"), /^build -mod=readonly -trimpath -o \S+ go\.k6\.io\/k6\/v2$/);
  assert.equal(read("go-settings"), "-buildvcs=false off local 0 http://proxy");
  assert.equal(read("go-files"), "go.mod\ngo.sum\ntools.go");
  assert.ok(!read("go-folder").startsWith(dirname(recipeFolder)), "the checkout is left alone");
  assert.deepEqual(readdirSync(dirname(machine.cachePath)), ["k6"]);
});

const failures: readonly {
  readonly name: string;
  readonly go: Parameters<typeof fakeGo>[1] | null;
  readonly limits?: Partial<K6Limits>;
  readonly words: RegExp;
}[] = [
  { name: "no Go", go: null, words: /no Go on PATH$/ },
  {
    name: "a Go that is too old",
    go: { version: "go1.24.13" },
    words: /is go1\.24\.13, Go 1\.25 or newer is needed$/,
  },
  {
    name: "a Go that is no Go",
    go: { version: '"the board game"' },
    words: /does not tell its version$/,
  },
  {
    name: "a module proxy that cannot be reached",
    go: { download: "echo 'dial tcp: connection refused' >&2; exit 1" },
    words: /go mod download failed: dial tcp: connection refused$/,
  },
  {
    name: "a module proxy that hangs",
    go: { download: "exec /bin/sleep 60" },
    limits: { goFetchMs: 600 },
    words: /go mod download did not end within 0\.6 s$/,
  },
  {
    name: "a module that is not the one in go.sum",
    go: { build: "echo 'verifying module: checksum mismatch' >&2; exit 1" },
    words: /go build failed: verifying module: checksum mismatch$/,
  },
  {
    name: "a compiler that hangs",
    go: { build: "exec /bin/sleep 60" },
    limits: { goBuildMs: 600 },
    words: /go build did not end within 0\.6 s$/,
  },
  {
    name: "a build that makes nothing",
    go: { build: ":" },
    words: /the program does not exist$/,
  },
  {
    name: "a build that makes another version",
    go: { build: `printf '#!/bin/sh\\necho "k6 v2.1.0 (x)"' > "$target"; /bin/chmod +x "$target"` },
    words: /the program is v2\.1\.0, not v2\.2\.0$/,
  },
];
for (const { name, go, words, limits = {} } of failures) {
  test(`${name}: exit 3, every attempt in words, and the ways to get k6`, async (context) => {
    const machine = fakeMachine(context);
    if (go !== null) fakeGo(machine, go);

    const { error, lines } = await tryEnsure({ env: machine.env, limits });

    assert.ok(error instanceof K6NotFoundError);
    assert.equal(error.exitCode, 3);
    assert.deepEqual(
      error.attempts.map(({ source }) => source),
      ["path", "cache", "release", "build"],
    );
    assert.match(lines[3] ?? "", words);
    for (const way of ["K6_BINARY", "K6_RELEASE_URL", "GOPROXY", "on PATH", machine.cachePath]) {
      assert.ok(error.next.includes(way), `${way} is among the ways`);
    }
    assert.deepEqual(readdirSync(dirname(machine.cachePath)), []);
  });
}

test("what hangs is killed together with its children", async (context) => {
  const machine = fakeMachine(context);
  const pidFile = join(machine.folder, "child-pid");
  fakeGo(machine, { build: `/bin/sleep 60 & echo $! > ${pidFile}; wait` });

  await tryEnsure({ env: machine.env, limits: { goBuildMs: 3_000 } });

  const pid = Number(readFileSync(pidFile, "utf8"));
  assert.ok(pid > 0);
  await assertEnds(pid);
});

test("Ctrl-C during a build kills it and leaves nothing in the cache", async (context) => {
  const machine = fakeMachine(context);
  const pidFile = join(machine.folder, "child-pid");
  fakeGo(machine, { build: `echo $$ > ${pidFile}; exec /bin/sleep 60` });
  const interrupt = new AbortController();
  const waiting = setInterval(() => {
    if (existsSync(pidFile)) interrupt.abort();
  }, 10);
  context.after(() => clearInterval(waiting));

  const { error } = await tryEnsure({ env: machine.env, signal: interrupt.signal });

  assert.equal(error, interrupt.signal.reason);
  assert.deepEqual(readdirSync(dirname(machine.cachePath)), []);
});

/** A killed process that nobody has waited for yet (a zombie) is not alive: it does nothing any more. */
/** A killed process stays in the table until its parent, by then init, has looked. */
async function assertEnds(pid: number): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (isAlive(pid)) {
    assert.ok(Date.now() < deadline, `process ${pid} is alive`);
    await setImmediate();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = existsSync("/proc/self/stat") ? readFileSync(`/proc/${pid}/stat`, "utf8") : "";
    return !/\) Z /.test(status);
  } catch {
    return false;
  }
}
