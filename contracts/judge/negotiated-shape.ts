/** Which of several media types an operation answers in, as the service reads Accept (RFC 9110, section 12.5.1). */
import { parseMediaType } from "./media-type.ts";
import type { Shape } from "./tables.ts";

/**
 * The shape of the type that Accept likes best, by quality and then by order. The first shape where Accept is absent,
 * takes everything or names nothing known. A quality of 0 is the lowest one, not a refusal.
 *
 * @param shapes at least one, each with a media type
 */
export function negotiatedShape(shapes: readonly Shape[], accept: string | undefined): Shape {
  const entries = (accept ?? "").split(",").map((entry) => parseMediaType(entry));
  const byQuality = entries.sort((a, b) => qualityOf(b.parameters) - qualityOf(a.parameters));
  const isAny = entries.some(({ essence }) => essence === "*/*");
  for (const { essence, parameters } of isAny ? [] : byQuality) {
    const isPlain = parameters.every((parameter) => parameter.startsWith("q="));
    const asked = shapes.find(({ mediaType }) => {
      const own = parseMediaType(mediaType ?? "").essence;
      return isPlain && (essence === own || essence === own.replace(/[^/]*$/, "*"));
    });
    if (asked !== undefined) return asked;
  }
  return shapes[0] as Shape;
}

function qualityOf(parameters: readonly string[]): number {
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return quality === undefined ? 1 : Number(quality.slice(2));
}
