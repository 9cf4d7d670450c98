import type { Finding } from "./finding.ts";
import { satisfiesRange } from "./satisfies-range.ts";

/** Node itself, against `engines` of package.json. */
export function checkNode(version: string, range: string): Finding {
  const isRight = satisfiesRange(version, range);
  return {
    name: "Node",
    state: isRight ? "ok" : "missing",
    isRequired: true,
    version,
    detail: isRight ? "" : `is outside ${range}`,
    next: isRight ? null : "nvm install 22",
  };
}
