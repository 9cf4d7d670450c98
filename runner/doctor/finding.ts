/** One thing the suite needs or can use, and whether it is here. */
export interface Finding {
  readonly name: string;
  /** `warning`: the suite works, but not as one may expect. */
  readonly state: "ok" | "warning" | "missing";
  /** Whether the main job (`npm start`) needs it. */
  readonly isRequired: boolean;
  readonly version: string | null;
  /** What was found and where, or what is wrong, in words. */
  readonly detail: string;
  /** The command that brings it; null where there is nothing to do. */
  readonly next: string | null;
}

/** Whether all that the main job needs is here. */
export function isReady(findings: readonly Finding[]): boolean {
  return findings.every(({ state, isRequired }) => state !== "missing" || !isRequired);
}

/** Findings as lines: name, state, version and detail, and under it the next command where there is one. */
export function formatFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings
    .map(({ name, state, isRequired, version, detail, next }) => {
      const word = state === "missing" && !isRequired ? "missing (optional)" : state;
      const what = [version, detail].filter((part) => part !== null && part !== "").join("  ");
      const line = `${name.padEnd(width)}  ${word.padEnd(18)}  ${what}\n`;
      return next === null ? line : `${line}${" ".repeat(width + 2)}next: ${next}\n`;
    })
    .join("");
}
