/** Uploaded bodies: files in a temporary folder of this process, streamed, removed at close. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ScanFinding } from "./rules/answer.ts";
import type { ByteRange } from "./rules/byte-range.ts";
import { longestTestFileBytes, scanFile } from "./scanner.ts";

export interface StoredBody {
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly md5: string;
  /** What a scanner will find in it. */
  readonly finding: ScanFinding;
}

export interface BodyStore {
  /** Writes the stream to a new file. Rejects, leaving none, when the stream breaks off. */
  receive(source: Readable): Promise<StoredBody>;
  /** The received body becomes the transfer's. */
  keep(transferId: string, body: StoredBody): void;
  /** Throws a received body away. */
  discard(body: StoredBody): Promise<void>;
  has(transferId: string): boolean;
  /** A stream of the range; null when the transfer's file is gone. */
  read(transferId: string, range: ByteRange): Readable | null;
  remove(transferId: string): Promise<void>;
  close(): Promise<void>;
}

export async function createBodyStore(): Promise<BodyStore> {
  const folder = await mkdtemp(join(tmpdir(), `broker-suite-bodies-${process.pid}-`));
  const paths = new Map<string, string>();
  // A process that ends without closing (an exception nobody caught) leaves no bodies behind either.
  const removeAtExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", removeAtExit);

  return {
    receive: async (source) => {
      const path = join(folder, randomUUID());
      const md5 = createHash("md5");
      let sizeBytes = 0;
      let start: Buffer = Buffer.alloc(0);
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          md5.update(chunk);
          if (sizeBytes <= longestTestFileBytes)
            start = Buffer.concat([start, chunk.subarray(0, longestTestFileBytes)]);
          sizeBytes += chunk.length;
          done(null, chunk);
        },
      });
      try {
        await pipeline(source, measure, createWriteStream(path));
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      const finding = sizeBytes > longestTestFileBytes ? null : scanFile(start);
      return { path, sizeBytes, md5: md5.digest("hex"), finding };
    },
    keep: (transferId, body) => {
      paths.set(transferId, body.path);
    },
    discard: (body) => rm(body.path, { force: true }),
    has: (transferId) => paths.has(transferId),
    read: (transferId, range) => {
      const path = paths.get(transferId);
      return path === undefined
        ? null
        : createReadStream(path, { start: range.first, end: range.last });
    },
    remove: async (transferId) => {
      const path = paths.get(transferId);
      paths.delete(transferId);
      if (path !== undefined) await rm(path, { force: true });
    },
    close: () => {
      process.off("exit", removeAtExit);
      return rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
