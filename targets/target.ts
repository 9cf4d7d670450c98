/** Whom we talk to: addresses and what they allow. Pure data; `parse-config.ts` makes one of these. */

/** Classes of checks: reads only, creates transfers, or provokes (500s, races, settings). */
export type CheckClass = "read" | "write" | "disruptive";

export interface Target {
  /** `sandbox`, `custom`, or the name of an environment. */
  readonly name: string;
  /** Origin of the broker, without `/broker/api/v1` and without a trailing slash. Null: the run starts its own sandbox. */
  readonly brokerUrl: string | null;
  /** Origin of the platform (or its stand-in), without a trailing slash. Null as above. */
  readonly platformUrl: string | null;
  /** Origin of Maskinporten; the platform's by default. */
  readonly maskinportenUrl: string | null;
  /** Origin of the emulator's control, where there is one. */
  readonly controlUrl: string | null;
  readonly allows: readonly CheckClass[];
  readonly allowsLoad: boolean;
}

/** A target whose addresses are all known, because its processes run. */
export interface ReadyTarget extends Target {
  readonly brokerUrl: string;
  readonly platformUrl: string;
  readonly maskinportenUrl: string;
}
