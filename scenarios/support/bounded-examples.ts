/** Lets the first few examples of each kind of failure through. Pure, one for each VU. */
export interface BoundedExamples {
  /** True when another example of this kind is wanted; counts it. */
  admits(kind: string): boolean;
}

/**
 * @param perKind examples of one kind
 * @param inAll   examples of all kinds together
 */
export function boundedExamples(perKind: number, inAll: number): BoundedExamples {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    admits: (kind) => {
      const count = counts.get(kind) ?? 0;
      if (count >= perKind || total >= inAll) return false;
      counts.set(kind, count + 1);
      total += 1;
      return true;
    },
  };
}
