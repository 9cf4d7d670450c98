import type { Check, NotChecked, RunResult } from "../../contracts/result.ts";
import { explainFailure } from "../facts/explain-failure.ts";
import { countUnkept, groupFailures } from "../facts/group-failures.ts";
import { nameWithOperation } from "../facts/name-with-operation.ts";
import { countTotals, nameOutcome, nameTarget } from "../facts/summarize-run.ts";

/**
 * The result as JUnit XML, for CI servers: one suite named by target, address and version, one test case a check.
 *
 * What was not checked is `skipped` with its reason; why a run could not judge is an `error`, so that a
 * server that reads only this file never takes an unfinished run for a good one.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export function renderJunit(result: RunResult): string {
  const totals = countTotals(result);
  const errors = describeErrors(result);
  const repeated = findRepeated(result.checks);
  const counts = attributes({
    tests: totals.checks + totals.notChecked + errors.length,
    failures: totals.failed,
    errors: errors.length,
    skipped: totals.notChecked,
    time: seconds(totals.durationMs),
  });
  const suite = attributes({ name: nameTarget(result.target) });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "broker-suite" })}${counts}>`,
    `  <testsuite${suite}${counts}${attributes({ timestamp: result.run.startedAt })}>`,
    "    <properties>",
    ...Object.entries(describeRun(result)).map(
      ([name, value]) => `      <property${attributes({ name, value })}/>`,
    ),
    "    </properties>",
    ...result.checks.flatMap((check) => renderCheck(check, repeated)),
    ...result.notChecked.flatMap(renderNotChecked),
    ...errors.flatMap(renderError),
    "  </testsuite>",
    "</testsuites>",
  ].join("\n")}\n`;
}

function describeRun(result: RunResult) {
  const { suite, run, target, tools, outcome, exitCode, deviations, mendedDeviations } = result;
  return {
    suiteVersion: suite.version,
    contractDigest: suite.contractDigest,
    runId: run.id,
    seed: run.seed,
    deviations: run.deviations,
    deviationsShown: named(deviations),
    deviationsNotShown: named(mendedDeviations),
    platformUrl: target.platformUrl,
    node: tools.node,
    newman: tools.newman ?? "not used",
    k6: tools.k6 ?? "not used",
    outcome,
    exitCode,
  };
}

function named(deviations: readonly { readonly id: string }[]): string {
  return [...new Set(deviations.map(({ id }) => id))].join(", ") || "none";
}

/** Checks whose class and name another one has, too, by id. */
function findRepeated(checks: readonly Check[]): ReadonlySet<string> {
  const byName = new Map<string, string[]>();
  for (const check of checks) {
    const key = `${check.group} ${nameWithOperation(check, " ")}`;
    byName.set(key, [...(byName.get(key) ?? []), check.id]);
  }
  return new Set([...byName.values()].filter((ids) => ids.length > 1).flat());
}

function renderCheck(check: Check, repeated: ReadonlySet<string>): readonly string[] {
  // CI servers take equal names for one test: the id tells them apart.
  const name = repeated.has(check.id)
    ? `${nameWithOperation(check, " ")} (${check.id})`
    : nameWithOperation(check, " ");
  const time = check.durationMs === null ? {} : { time: seconds(check.durationMs) };
  const testcase = `    <testcase${attributes({ classname: check.group, name, ...time })}`;
  if (check.status === "passed") return [`${testcase}/>`];
  const groups = groupFailures([check]);
  const [first] = groups;
  const unkept = countUnkept([check]);
  const body = [
    `failed ${check.failed} of ${check.samples}`,
    ...groups.map((group) => {
      const told = explainFailure(group);
      return [
        `${told.message} [${told.code}]${group.count > 1 ? ` (${group.count} times)` : ""}`,
        `  where     ${told.step}`,
        ...(told.exchange === null ? [] : [`            ${told.exchange}`]),
        ...(told.expected === null ? [] : [`  expected  ${told.expected}`]),
        ...(told.received === null ? [] : [`  received  ${told.received}`]),
        `  next      ${told.next}`,
        ...(group.failure.curl === null ? [] : [`  repeat    ${group.failure.curl}`]),
      ].join("\n");
    }),
    ...(unkept > 0 ? [`and ${unkept} more, without an example kept`] : []),
  ].join("\n\n");
  const message = first?.failure.message ?? check.name;
  const type = first === undefined ? check.kind : explainFailure(first).code;
  return [
    `${testcase}>`,
    `      <failure${attributes({ message, type })}>${escapeXml(body)}</failure>`,
    "    </testcase>",
  ];
}

function renderNotChecked(entry: NotChecked): readonly string[] {
  const name = nameWithOperation(entry, " ");
  return [
    `    <testcase${attributes({ classname: `${entry.phase ?? "run"} (not checked)`, name })}>`,
    `      <skipped${attributes({ message: entry.reason })}/>`,
    "    </testcase>",
  ];
}

interface RunError {
  readonly type: string;
  readonly message: string;
  readonly next: string;
}

/** Problems as errors; a run that did not pass always leaves a failure or an error. */
function describeErrors(result: RunResult): readonly RunError[] {
  const errors = result.problems.map(({ code, message, next }) => ({ type: code, message, next }));
  const isSaid = errors.length > 0 || result.outcome === "passed" || result.outcome === "failed";
  if (isSaid) return errors;
  const message = `the run was ${nameOutcome(result.outcome)} (exit code ${result.exitCode})`;
  return [{ type: result.outcome, message, next: "run again; only what is listed was checked" }];
}

function renderError({ type, message, next }: RunError): readonly string[] {
  return [
    `    <testcase${attributes({ classname: "run", name: "the run could be judged to its end" })}>`,
    `      <error${attributes({ message, type })}>${escapeXml(`next: ${next}`)}</error>`,
    "    </testcase>",
  ];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      // 3.3.3: a reader turns a line break in an attribute into a space, unless it is a reference.
      const text = escapeXml(String(value)).replaceAll("\n", "&#10;");
      return ` ${name}="${text}"`;
    })
    .join("");
}

/**
 * Text for XML 1.0.
 *
 * Section 2.2 allows no C0 control but tab, LF and CR, no lone surrogate, no U+FFFE and U+FFFF, not even
 * as references: they become U+FFFD. CR and tab are written as references, which readers keep as they are.
 */
function escapeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- finding control characters is what this is for
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
      .replace(/[&<>"\r\t]/g, (character) => references[character] ?? character)
  );
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\t": "&#9;",
};
