/** Path and query parameters of a request. */
import type { OperationId } from "../vocabulary.ts";
import { fileTransferStatuses, recipientStatuses } from "../vocabulary.ts";
import { breaks, keeps, undecided, type Standing } from "./request-standing.ts";
import { showValue } from "./show-value.ts";
import type { OperationTable } from "./tables.ts";

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

export function queryStanding(
  operationId: OperationId,
  operation: OperationTable,
  target: string,
): Standing {
  if (operationId !== "searchFileTransfers") return keeps;
  const parameters = parseQuery(target);
  const places = new Set<string>();
  for (const [name] of parameters) {
    // Of a name that comes twice, or has an index or a prefix, the service makes its own.
    if (places.has(name.toLowerCase()) || !/^[a-z]+$/i.test(name)) return undecided;
    places.add(name.toLowerCase());
  }
  const standings = parameters.map(([name, value]) =>
    parameterStanding(name, value, operation.contract),
  );
  const broken = standings.find((standing) => standing.kind === "breaks");
  if (broken !== undefined) return broken;
  if (!places.has("resourceid")) {
    return breaks(
      "/resourceId",
      `${operation.contract}/parameters/0`,
      "the query parameter resourceId is missing",
    );
  }
  return standings.find((standing) => standing.kind === "undecided") ?? keeps;
}

function parameterStanding(name: string, value: string, contract: string): Standing {
  switch (name.toLowerCase()) {
    case "resourceid":
      return resourceIdStanding(value, `${contract}/parameters/0`);
    case "status":
      return enumStanding(name, value, fileTransferStatuses, `${contract}/parameters/1`);
    case "recipientstatus":
      return enumStanding(name, value, recipientStatuses, `${contract}/parameters/2`);
    case "from":
    case "to":
      return dateTime.test(value) ? keeps : undecided;
    case "orderascending":
      if (/^(?:true|false)$/.test(value)) return keeps;
      if (/^\s*(?:true|false)?\s*$/i.test(value)) return undecided;
      return notOneOf(name, value, ["true", "false"], `${contract}/parameters/5`);
    case "role":
      return enumStanding(name, value, ["Recipient", "Sender"], `${contract}/parameters/6`);
    default:
      // Unknown parameters are ignored.
      return keeps;
  }
}

/** What is blank in one of the world's scripts, or undecodable, is left to the service. */
function resourceIdStanding(value: string, contract: string): Standing {
  if (value === "") return breaks("/resourceId", contract, "resourceId is empty");
  if (value.includes("\u0000")) return breaks("/resourceId", contract, "resourceId holds a NUL");
  return /^[!-~ ]*[!-~][!-~ ]*$/.test(value) ? keeps : undecided;
}

/** Names in another letter case, numbers and lists are read leniently; other words are not. */
function enumStanding(
  name: string,
  value: string,
  values: readonly string[],
  contract: string,
): Standing {
  if (values.includes(value)) return keeps;
  const isKnown = values.some((known) => known.toLowerCase() === value.trim().toLowerCase());
  if (isKnown || !/^[A-Za-z]+$/.test(value)) return undecided;
  return notOneOf(name, value, values, contract);
}

function notOneOf(
  name: string,
  value: string,
  values: readonly string[],
  contract: string,
): Standing {
  return breaks(
    `/${name}`,
    contract,
    `${name} ${showValue(value)} is none of ${values.join(", ")}`,
  );
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

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
