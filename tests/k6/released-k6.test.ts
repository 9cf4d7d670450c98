import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import type { RequestListener } from "node:http";
import { dirname, join } from "node:path";
import { test } from "node:test";
import type { K6Limits } from "../../runner/k6/ensure-k6.ts";
import { K6DigestError, K6NotFoundError } from "../../runner/k6/k6-errors.ts";
import { fakeMachine, fakeRelease, fakeK6 } from "./fake-machine.ts";
import { releaseSite } from "./release-site.ts";
import { tryEnsure } from "./try-ensure.ts";

test("the release archive is fetched, checked, and kept in the cache", async (context) => {
  const machine = fakeMachine(context);
  const { release, archive } = fakeRelease(machine);
  const site = await releaseSite(context, (_, response) => response.end(archive));
  const started: string[] = [];

  const { k6, lines } = await tryEnsure({
    env: { ...machine.env, K6_RELEASE_URL: site.url },
    release,
    onStart: (what) => started.push(what),
  });

  const url = `${site.url}/v2.2.0/k6-v2.2.0-fake-amd64.tar.gz`;
  assert.deepEqual(k6, {
    path: machine.cachePath,
    version: "2.2.0",
    source: "release",
    warning: null,
  });
  assert.deepEqual(site.asked, ["/download/v2.2.0/k6-v2.2.0-fake-amd64.tar.gz"]);
  assert.deepEqual(started, [`downloading ${url}`]);
  assert.deepEqual(lines, [
    "k6 path     passed over: no k6 on PATH",
    `k6 cache    passed over: ${machine.cachePath} does not exist`,
    `k6 release  used: ${url}, kept at ${machine.cachePath}`,
  ]);
  assert.deepEqual(readdirSync(dirname(machine.cachePath)), ["k6"]);
});

test("a redirect, as GitHub answers, is followed", async (context) => {
  const machine = fakeMachine(context);
  const { release, archive } = fakeRelease(machine);
  const site = await releaseSite(context, (request, response) => {
    if (request.url === "/assets/1") response.end(archive);
    else response.writeHead(302, { location: "/assets/1" }).end();
  });

  const { k6 } = await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url }, release });

  assert.equal(k6?.source, "release");
});

test("an archive for macOS is unpacked by tar without naming gzip", async (context) => {
  const machine = fakeMachine(context);
  const { release, archive } = fakeRelease(machine, { extension: "zip" });
  const site = await releaseSite(context, (_, response) => response.end(archive));

  // GNU tar finds out the compression by itself, as bsdtar finds out that it is a .zip.
  const { k6 } = await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url }, release });

  assert.equal(k6?.source, "release");
});

test("a digest that does not match ends it: Go is not even asked, and nothing is kept", async (context) => {
  const machine = fakeMachine(context);
  const { release, archive } = fakeRelease(machine);
  const askedGo = join(machine.folder, "asked-go");
  machine.script(join(machine.bin, "go"), `: > ${askedGo}`);
  const other = Buffer.from(archive);
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1;
  const site = await releaseSite(context, (_, response) => response.end(other));

  const { error, lines } = await tryEnsure({
    env: { ...machine.env, K6_RELEASE_URL: site.url },
    release,
  });

  assert.ok(error instanceof K6DigestError);
  assert.equal(error.exitCode, 3);
  assert.notEqual(error.received, error.expected);
  assert.match(error.message, new RegExp(`${error.received}, expected ${error.expected}`));
  assert.match(lines.at(-1) ?? "", /^k6 release {2}refused: /);
  assert.equal(existsSync(askedGo), false);
  assert.deepEqual(readdirSync(dirname(machine.cachePath)), []);
});

test("a sign-in page in the place of the archive is a digest that does not match", async (context) => {
  const machine = fakeMachine(context);
  const { release } = fakeRelease(machine);
  const site = await releaseSite(context, (_, response) => response.end("<html>sign in</html>"));

  const { error } = await tryEnsure({ env: { ...machine.env, K6_RELEASE_URL: site.url }, release });

  assert.ok(error instanceof K6DigestError);
});

const failures: readonly {
  readonly name: string;
  readonly answer: (archive: Buffer) => RequestListener;
  readonly limits?: Partial<K6Limits>;
  readonly words: RegExp;
}[] = [
  {
    name: "a missing archive",
    answer: () => (_, response) => response.writeHead(404).end("Not Found"),
    words: /HTTP 404$/,
  },
  {
    name: "a site that never answers",
    answer: () => () => undefined,
    limits: { answerMs: 500 },
    words: /no answer within 0\.5 s$/,
  },
  {
    name: "a site that stops in the middle",
    answer: (archive) => (_, response) => {
      response.writeHead(200, { "content-length": archive.length });
      response.write(archive.subarray(0, 20));
    },
    limits: { silenceMs: 500 },
    words: /nothing more for 0\.5 s$/,
  },
  {
    name: "a download that is cut short",
    answer: (archive) => (_, response) => {
      response.writeHead(200, { "content-length": archive.length });
      response.write(archive.subarray(0, 20), () => response.destroy());
    },
    words: /UND_ERR_SOCKET|ECONNRESET|terminated$/,
  },
  {
    name: "a download without end",
    answer: () => (_, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
      };
      more();
    },
    limits: { maxBytes: 1_000_000 },
    words: /larger than 1000000 bytes$/,
  },
  {
    name: "a redirect in circles",
    answer: () => (request, response) => response.writeHead(302, { location: request.url }).end(),
    words: /redirect count exceeded$/,
  },
];
for (const { name, answer, words, limits = {} } of failures) {
  test(`${name} is passed over, and nothing is left in the cache`, async (context) => {
    const machine = fakeMachine(context);
    const { release, archive } = fakeRelease(machine);
    const site = await releaseSite(context, answer(archive));

    const { error, lines } = await tryEnsure({
      env: { ...machine.env, K6_RELEASE_URL: site.url },
      release,
      limits,
    });

    assert.ok(error instanceof K6NotFoundError);
    assert.match(lines[2] ?? "", /^k6 release {2}passed over: http/);
    assert.match(lines[2] ?? "", words);
    assert.deepEqual(readdirSync(dirname(machine.cachePath)), []);
  });
}

test("a slow but steady download ends at the limit of the whole", async (context) => {
  const machine = fakeMachine(context);
  const { release } = fakeRelease(machine);
  const site = await releaseSite(context, (_, response) => {
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  });

  const { lines } = await tryEnsure({
    env: { ...machine.env, K6_RELEASE_URL: site.url },
    release,
    limits: { silenceMs: 5_000, totalMs: 400 },
  });

  assert.match(lines[2] ?? "", /not complete within 0\.4 s$/);
});

const badPrograms = [
  { name: "of another version", program: fakeK6("2.1.0"), words: /is v2\.1\.0, not v2\.2\.0/ },
  {
    name: "that does not run here",
    program: "echo Exec format error >&2; exit 126",
    words: /is not k6/,
  },
];
for (const { name, program, words } of badPrograms) {
  test(`a right archive with a program ${name} is not put into the cache`, async (context) => {
    const machine = fakeMachine(context);
    const { release, archive } = fakeRelease(machine, { program });
    const site = await releaseSite(context, (_, response) => response.end(archive));

    const { error, lines } = await tryEnsure({
      env: { ...machine.env, K6_RELEASE_URL: site.url },
      release,
    });

    assert.ok(error instanceof K6NotFoundError);
    assert.match(lines[2] ?? "", words);
    assert.equal(existsSync(machine.cachePath), false);
  });
}

test("without tar the archive is passed over, in words", async (context) => {
  const machine = fakeMachine(context);
  const { release, archive } = fakeRelease(machine);
  const site = await releaseSite(context, (_, response) => response.end(archive));

  const { lines } = await tryEnsure({
    env: { ...machine.env, PATH: machine.folder, K6_RELEASE_URL: site.url },
    release,
  });

  assert.match(lines[2] ?? "", /tar does not start \(ENOENT\)$/);
});

test("a machine without a pinned archive is told so", async (context) => {
  const machine = fakeMachine(context);

  const { lines } = await tryEnsure({ env: machine.env, machine: "sunos-sparc" });

  assert.match(lines[2] ?? "", /no release archive for sunos-sparc/);
});

test("Ctrl-C during a download ends it and leaves nothing behind", async (context) => {
  const machine = fakeMachine(context);
  const { release } = fakeRelease(machine);
  const interrupt = new AbortController();
  const site = await releaseSite(context, (_, response) => {
    response.writeHead(200).write("some bytes");
    interrupt.abort();
  });

  const { error, lines } = await tryEnsure({
    env: { ...machine.env, K6_RELEASE_URL: site.url },
    release,
    signal: interrupt.signal,
  });

  assert.equal(error, interrupt.signal.reason);
  assert.equal(lines.length, 2);
  assert.deepEqual(readdirSync(dirname(machine.cachePath)), []);
});
