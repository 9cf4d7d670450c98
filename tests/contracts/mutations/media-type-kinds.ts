/** Another media type than is promised: exactness is the point (`application/json; charset=utf-8` for all but few). */
import { headerKind } from "./header-kinds.ts";
import type { MutationKind } from "./mutation-kind.ts";

const type = (name: string, change: (value: string) => string | null): MutationKind =>
  headerKind(name, "content-type", (value) => {
    const changed = change(value);
    return changed === null || changed === value ? null : [changed];
  });
const essence = (value: string): string => value.split(";")[0] ?? "";

export const mediaTypeKinds: readonly MutationKind[] = [
  type("a type without its charset", (value) => (value.includes(";") ? essence(value) : null)),
  type("a charset where none is promised", (value) =>
    value.includes(";") ? null : `${value}; charset=utf-8`,
  ),
  type("another charset", (value) => `${essence(value)}; charset=iso-8859-1`),
  type("a charset of sixteen bits", (value) => `${essence(value)}; charset=utf-16`),
  type("a charset without its dash", (value) =>
    value.includes("utf-8") ? value.replace("utf-8", "utf8") : null,
  ),
  type("a second parameter of a type", (value) => `${value}; version=1`),
  type("a parameter without its value", (value) =>
    value.includes("=") ? value.replace(/=.*$/, "=") : null,
  ),
  type("a type with its parts parted by a comma", (value) =>
    value.includes(";") ? value.replace(";", ",") : null,
  ),
  type("problem where plain JSON is promised", (value) =>
    essence(value) === "application/json" ? value.replace("json", "problem+json") : null,
  ),
  type("plain JSON where problem is promised", (value) =>
    value.includes("problem+") ? value.replace("problem+", "") : null,
  ),
  type("a suffix of a vendor", (value) =>
    value.includes("json")
      ? value.replace(/application\/(?:problem\+)?json/, "application/vnd.altinn+json")
      : null,
  ),
  type("the old name of JSON", (value) =>
    value.includes("json") ? value.replace(/application\/(?:problem\+)?json/, "text/json") : null,
  ),
  type("a page in place of the promised type", () => "text/html; charset=utf-8"),
  type("a plain text in place of the promised type", (value) =>
    essence(value) === "text/plain" ? null : "text/plain; charset=utf-8",
  ),
  type("bytes in place of the promised type", (value) =>
    essence(value) === "application/octet-stream" ? null : "application/octet-stream",
  ),
  type("XML in place of the promised type", () => "application/xml; charset=utf-8"),
  type("a type without its slash", (value) => value.replace("/", "")),
  type("two types", (value) => `${value}, text/plain`),
];
