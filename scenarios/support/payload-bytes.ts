/** Bytes of the payload, from a seed. Pure. */

/** A prime, so that blocks of a round size never repeat and a swapped block is seen. */
const periodBytes = 65_521;

/**
 * Pseudo-random bytes (xorshift32); past the first 65,521 they repeat, for making more of them byte by
 * byte takes k6 seconds.
 */
export function payloadBytes(seed: number, sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  // Zero is the one state that xorshift never leaves.
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const fresh = Math.min(sizeBytes, periodBytes);
  for (let index = 0; index < fresh; index += 1) {
    state = (state ^ (state << 13)) >>> 0;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    bytes[index] = state & 0xff;
  }
  for (
    let filled = fresh;
    filled > 0 && filled < sizeBytes;
    filled += Math.min(filled, sizeBytes - filled)
  ) {
    bytes.copyWithin(filled, 0, Math.min(filled, sizeBytes - filled));
  }
  return bytes;
}

/** Writes who sends what at the head of a payload: with it no two transfers of a run carry the same bytes. */
export function markPayload(bytes: Uint8Array, vu: number, count: number, seed: number): void {
  const head = new DataView(bytes.buffer, bytes.byteOffset, 16);
  head.setUint32(0, vu);
  head.setUint32(4, count);
  head.setUint32(8, seed);
}
