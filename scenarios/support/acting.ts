import type { Process } from "./process.ts";
import type { Caller } from "./send.ts";

/** What a step is told of the actor that takes it. */
export interface Acting extends Caller {
  /** Nine digits. */
  readonly organization: string;
  /** The process that its VU is in. */
  readonly process: Process;
}
