import type { RunResult } from "../../../contracts/result.ts";
import { explainFailure } from "../../facts/explain-failure.ts";
import { formatCount, formatCounted } from "../../facts/format-quantities.ts";
import { countUnkept, groupFailures, type FailureGroup } from "../../facts/group-failures.ts";
import { cutText } from "../../facts/show-control-characters.ts";
import { paint } from "./paint.ts";

/** Characters of one value that a line shows. */
const valueLength = 200;

/** Failures in full, identical ones once with their count, at most `limit` of them. */
export function renderFailures(
  result: RunResult,
  options: {
    readonly color: boolean;
    readonly limit: number;
    readonly reportPaths: readonly string[];
  },
): readonly string[] {
  const groups = groupFailures(result.checks);
  const lines = groups
    .slice(0, options.limit)
    .flatMap((group, index) => [
      ...(index > 0 ? [""] : []),
      ...renderFailure(group, options.color),
    ]);
  const hidden = groups.length - Math.min(groups.length, options.limit);
  const unkept = countUnkept(result.checks);
  return [
    ...lines,
    ...(hidden > 0 ? ["", `and ${formatCount(hidden)} more in ${whereAllAre(options)}`] : []),
    ...(unkept > 0
      ? ["", `and ${formatCounted(unkept, "more failure")} counted, without an example kept`]
      : []),
  ];
}

function renderFailure(group: FailureGroup, color: boolean): readonly string[] {
  const { message, code, step, exchange, expected, received, next } = explainFailure(group);
  const line = (word: string, text: string | null) =>
    text === null ? [] : [`  ${word.padEnd(8)}  ${text}`];
  // Only what a target sent is cut: half a command or half an address is worse than none.
  const cut = (text: string | null) => (text === null ? null : cutText(text, valueLength));
  const times = group.count > 1 ? `  (${formatCount(group.count)} times)` : "";
  return [
    `${paint("bad", "error:", color)} ${message}  [${code}]${times}`,
    ...line("where", step),
    ...line("", exchange),
    ...line("expected", cut(expected)),
    ...line("received", cut(received)),
    ...line("next", next),
    ...line("repeat", group.failure.curl),
  ];
}

/** The report that has the rest: the one for people before the one for machines. */
function whereAllAre({ reportPaths }: { readonly reportPaths: readonly string[] }): string {
  const named = (name: string) => reportPaths.find((path) => path.endsWith(name));
  return named("report.html") ?? named("result.json") ?? "result.json (--reporter json)";
}
