/** Reads who is let in. */
import {
  byCode,
  listOf,
  objectOf,
  sortedTexts,
  textOf,
  type JsonObject,
  type JsonValue,
} from "./json-value.ts";
import { follow, type OpenApiDocument } from "./open-api-document.ts";

/** Ways to be let in, each as text without the scheme's name; empty where nobody is asked. */
export function readSecurity(
  document: OpenApiDocument,
  requirements: JsonValue | undefined,
): readonly string[] {
  const schemes = objectOf(objectOf(document.root["components"])["securitySchemes"]);
  const ways = listOf(requirements).map((requirement) =>
    Object.entries(objectOf(requirement))
      .map(([name, scopes]) => {
        const scheme = follow(document, schemes[name] ?? {}).value;
        return [schemeText(scheme, name), ...sortedTexts(scopes)].join(" ");
      })
      .sort(byCode)
      .join(" and "),
  );
  // `{}` among them makes the others optional.
  return ways.includes("") ? [] : [...new Set(ways)].sort(byCode);
}

function schemeText(scheme: JsonObject, name: string): string {
  switch (scheme["type"]) {
    case "http":
      return `http ${textOf(scheme["scheme"]).toLowerCase()}`;
    case "apiKey":
      return `apiKey ${textOf(scheme["in"])} ${textOf(scheme["name"])}`;
    case "openIdConnect":
      return `openIdConnect ${textOf(scheme["openIdConnectUrl"])}`;
    case "oauth2":
    case "mutualTLS":
      return scheme["type"];
    default:
      return name;
  }
}
