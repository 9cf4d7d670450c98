/** The state that a record's request met, as far as it can be made again. */
import type { TransferSpec } from "./transfer-spec.ts";

export type Arrangement =
  | { readonly kind: "none" }
  /** What the row before left behind. */
  | { readonly kind: "previous" }
  | { readonly kind: "transfer"; readonly spec: TransferSpec }
  | { readonly kind: "impossible"; readonly reason: string };

export function impossible(reason: string): Arrangement {
  return { kind: "impossible", reason };
}
