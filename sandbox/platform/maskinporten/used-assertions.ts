/** Which assertions were used, so that none is used twice. */
export class UsedAssertions {
  /** Key to the second in which it expires. An expired assertion is refused anyway, so its jti can go. */
  readonly #expiries = new Map<string, number>();
  readonly #sweepAbove: number;

  /** @param sweepAbove how many are kept before the expired ones are looked for */
  constructor(sweepAbove = 10_000) {
    this.#sweepAbove = sweepAbove;
  }

  /** Takes note of the jti; false when the client used it before. */
  claim(clientId: string, jti: string, expiresAtSeconds: number, nowSeconds: number): boolean {
    const key = JSON.stringify([clientId, jti]);
    if ((this.#expiries.get(key) ?? 0) > nowSeconds) return false;
    if (this.#expiries.size >= this.#sweepAbove) this.#sweep(nowSeconds);
    this.#expiries.set(key, expiresAtSeconds);
    return true;
  }

  get size(): number {
    return this.#expiries.size;
  }

  #sweep(nowSeconds: number): void {
    for (const [key, expiresAtSeconds] of this.#expiries) {
      if (expiresAtSeconds <= nowSeconds) this.#expiries.delete(key);
    }
  }
}
