/** Media types, compared as RFC 9110, section 8.3.1 says: type and charset without regard to case. */

export interface MediaType {
  /** `type/subtype`, lower case. */
  readonly essence: string;
  /** `name=value`, sorted; names and the charset in lower case, quotes removed. */
  readonly parameters: readonly string[];
}

export function parseMediaType(value: string): MediaType {
  const [essence = "", ...parameters] = value.split(";");
  return {
    essence: essence.trim().toLowerCase(),
    parameters: parameters
      .map((parameter) => normalizeParameter(parameter))
      .filter((parameter) => parameter !== "")
      .sort(),
  };
}

function normalizeParameter(parameter: string): string {
  const equals = parameter.indexOf("=");
  if (equals < 0) return parameter.trim().toLowerCase();
  const name = parameter.slice(0, equals).trim().toLowerCase();
  const value = parameter
    .slice(equals + 1)
    .trim()
    .replace(/^"(.*)"$/, "$1");
  return `${name}=${name === "charset" ? value.toLowerCase() : value}`;
}

export function isSameMediaType(one: string, other: string): boolean {
  if (one === other) return true;
  const a = parseMediaType(one);
  const b = parseMediaType(other);
  return a.essence === b.essence && a.parameters.join(";") === b.parameters.join(";");
}
