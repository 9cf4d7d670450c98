import type { Shape } from "./tables.ts";

/** Place of the shape's media type in the contract; that of the shape where it has none. */
export function contentPlace({ contract, mediaType }: Shape): string {
  if (mediaType === null) return contract;
  return `${contract}/content/${mediaType.replace(/\//g, "~1")}`;
}
