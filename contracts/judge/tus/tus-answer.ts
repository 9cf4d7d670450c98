/** An answer of resumable upload, taken apart once. */
import type { Headers, ResponseFacts } from "../facts.ts";
import type { HeaderMap } from "../header-map.ts";
import type { Shape } from "../tables.ts";

export interface TusAnswer {
  readonly response: ResponseFacts<Headers>;
  readonly headers: HeaderMap;
  readonly shape: Shape | null;
}
