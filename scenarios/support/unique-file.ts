/** The file of a transfer: random bytes made once for the process, with an id of its own at the head. */
import { SharedArray } from "k6/data";
import { b64decode, b64encode } from "k6/encoding";

import { config } from "./config.ts";
import { markPayload, payloadBytes } from "./payload-bytes.ts";
import { sha256Of } from "./sha256.ts";

export interface OutgoingFile {
  readonly name: string;
  /** Valid until this VU asks for its next file. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hex; computed once. */
  sha256(): string;
}

// Made once for all VUs and kept as text, the one form that they can share.
const shared = new SharedArray("payload", () => [
  b64encode(payloadBytes(config.seed, config.workload.fileSizeBytes).buffer as ArrayBuffer),
]);

let buffer: Uint8Array | undefined;
let count = 0;

/** A file that no other transfer of the run carries; the VU's one buffer is used again for the next. */
export function uniqueFile(name: string): OutgoingFile {
  buffer ??= new Uint8Array(b64decode(shared[0] ?? ""));
  count += 1;
  markPayload(buffer, __VU, count, config.seed);
  const bytes = buffer;
  let hash: string | undefined;
  return { name, bytes, sha256: () => (hash ??= sha256Of(bytes.buffer as ArrayBuffer)) };
}
