/** Whether monthly statistics are those that were asked for: month, resource and columns. */
import type { Body } from "./facts.ts";
import type { Findings } from "./findings.ts";
import type { HeaderMap } from "./header-map.ts";
import { parseQuery } from "./request-parameters.ts";
import { showValue } from "./show-value.ts";

/** Of these the service writes each as it is, or in percent-encoding as everybody does. */
const plain = /^[^!-*+,^`|~\ud800-\udfff]+$/;

/**
 * Looks only where the request leaves no doubt: digits, a resource without marks, flags as they are written.
 *
 * @param contract pointer of the operation
 */
export function judgeMonth(
  contract: string,
  target: string,
  headers: HeaderMap,
  body: Body,
  findings: Findings,
): void {
  const query = new Map<string, string>();
  for (const [name, value] of parseQuery(target)) {
    // Of a name that comes twice the first counts.
    if (!query.has(name.toLowerCase())) query.set(name.toLowerCase(), value);
  }
  const year = Number(query.get("year"));
  const month = Number(query.get("month"));
  const resource = (query.get("resourceid") ?? "").trim() || null;
  if (!(year > 0) || !(month > 0) || (resource !== null && !plain.test(resource))) return;
  const place = `${contract}/responses/200`;
  const padded = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
  const name = `monthly_statistics_${encodeURIComponent(resource ?? "all-resources")}_${padded}.csv`;
  const disposition = headers.get("content-disposition");
  if (disposition !== undefined && !disposition.endsWith(`''${name}`)) {
    const message = `expected the file name ${name}, received ${showValue(disposition)}`;
    const header = `${place}/headers/Content-Disposition`;
    findings.add("header-invalid", "header", "/content-disposition", header, message);
  }
  if (body.kind !== "text") return;
  // Of the columns of vendors, and of end users.
  const flags = [query.get("includevendor") ?? "false", query.get("includeenduser")];
  const wrong = body.text
    .split("\n")
    .slice(1, -1)
    .find((line) => {
      // What is in quotes may hold commas and line breaks.
      if (line.includes('"') || !/^\d+,\d+,/.test(line)) return false;
      const row = line.split(",");
      return (
        Number(row[0]) !== year ||
        Number(row[1]) !== month ||
        (resource !== null && row[2] !== resource) ||
        flags.some(
          (flag, pair) => flag === "false" && row.slice(3 + 2 * pair, 5 + 2 * pair).join("") !== "",
        )
      );
    });
  if (wrong === undefined) return;
  const message = `expected rows of what was asked for alone, received ${showValue(wrong)}`;
  findings.add("text-wrong", "body", "", place, message);
}
