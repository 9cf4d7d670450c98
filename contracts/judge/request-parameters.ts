/** Path and query parameters of a request. */
import { breaks, keeps, undecided, type Standing } from "./request-standing.ts";
import { showValue } from "./show-value.ts";
import type { OperationTable, QueryParameter } from "./tables.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const dateTime =
  /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?Z$/;

/** @param value of the path parameter, as `routeOf` gives it */
export function pathStanding(operation: OperationTable, value: string): Standing {
  if (!operation.path.includes("/{}")) return keeps;
  if (operation.path.startsWith("/broker/api/v1/resource/")) {
    return /^[A-Za-z0-9._-]{1,80}$/.test(value) ? keeps : undecided;
  }
  if (uuid.test(value)) return keeps;
  // What has not the 32 digits of a GUID in any notation is none.
  const digits = decoded(value).replace(/[-{}(),\s]|0x/gi, "");
  if (/^[0-9a-f]*$/i.test(digits) && digits.length >= 11) return undecided;
  const message = `the path parameter fileTransferId ${showValue(value)} is no GUID`;
  return breaks("/fileTransferId", "/components/parameters/FileTransferId", message);
}

export function queryStanding(operation: OperationTable, target: string): Standing {
  if (operation.query.length === 0) return keeps;
  const parameters = new Map<string, string>();
  for (const [name, value] of parseQuery(target)) {
    const key = name.toLowerCase();
    // Of a name that comes twice, or has an index or a prefix, the service makes its own.
    if (parameters.has(key) || !/^[a-z]+$/.test(key)) return undecided;
    parameters.set(key, value);
  }
  // Parameters that are not the operation's are ignored.
  const standings = operation.query.map((parameter) =>
    parameterStanding(parameter, parameters.get(parameter.name.toLowerCase())),
  );
  const broken = standings.find((standing) => standing.kind === "breaks");
  if (broken !== undefined) return broken;
  return standings.find((standing) => standing.kind === "undecided") ?? keeps;
}

function parameterStanding(parameter: QueryParameter, value: string | undefined): Standing {
  if (value === undefined) {
    return parameter.isRequired ? brokenBy(parameter, "is missing") : keeps;
  }
  switch (parameter.type) {
    case "date-time":
      return dateTime.test(value) ? keeps : undecided;
    case "boolean":
      if (/^(?:true|false)$/.test(value)) return keeps;
      if (/^\s*(?:true|false)?\s*$/i.test(value)) return undecided;
      return notOneOf(parameter, value, ["true", "false"]);
    case "integer":
      return integerStanding(parameter, value);
    default:
      return parameter.values.length > 0
        ? enumStanding(parameter, value)
        : textStanding(parameter, value);
  }
}

/** What is blank in one of the world's scripts, or undecodable, is left to the service. */
function textStanding(parameter: QueryParameter, value: string): Standing {
  if (parameter.isRequired && value === "") return brokenBy(parameter, "is empty");
  if (parameter.isRequired && value.includes("\u0000")) return brokenBy(parameter, "holds a NUL");
  return /^[!-~ ]*[!-~][!-~ ]*$/.test(value) ? keeps : undecided;
}

/** Blanks around, a sign, leading zeros and hexadecimal digits are read; other numbers and words are not. */
function integerStanding(parameter: QueryParameter, value: string): Standing {
  const { minimum, maximum } = parameter;
  if (/^(?:0|[1-9][0-9]*)$/.test(value)) {
    const number = Number(value);
    if (number >= minimum && number <= maximum) return keeps;
    return brokenBy(parameter, `is not within ${minimum} and ${maximum}: ${showValue(value)}`);
  }
  const isRead = /^\s*(?:[+-]?[0-9]*|0x[0-9a-f]*)\s*$/i.test(value);
  if (isRead || !/^[ -~]*$/.test(value)) return undecided;
  return brokenBy(parameter, `is no whole number: ${showValue(value)}`);
}

/** Names in another letter case, numbers and lists are read leniently; other words are not. */
function enumStanding(parameter: QueryParameter, value: string): Standing {
  const { values } = parameter;
  if (values.includes(value)) return keeps;
  const isKnown = values.some((known) => known.toLowerCase() === value.trim().toLowerCase());
  if (isKnown || !/^[A-Za-z]+$/.test(value)) return undecided;
  return notOneOf(parameter, value, values);
}

function notOneOf(parameter: QueryParameter, value: string, values: readonly string[]): Standing {
  return brokenBy(parameter, `is none of ${values.join(", ")}: ${showValue(value)}`);
}

function brokenBy({ name, contract }: QueryParameter, what: string): Standing {
  return breaks(`/${name}`, contract, `the query parameter ${name} ${what}`);
}

/** Names and values of the query, decoded, in order. */
export function parseQuery(target: string): readonly (readonly [string, string])[] {
  const query = target.split("#")[0]?.split("?").slice(1).join("?") ?? "";
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", ...value] = part.split("=");
      return [decoded(name), decoded(value.join("="))] as const;
    });
}

/** Percent-encoding undone where it can be. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
