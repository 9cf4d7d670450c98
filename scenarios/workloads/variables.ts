/** The variables that configure a bundled scenario: script, runner and docs/load.md read this table. */

export interface LoadVariable {
  readonly name: string;
  readonly meaning: string;
  /** In words; null where there is none. */
  readonly defaultValue: string | null;
  readonly example: string;
}

export const loadVariables = {
  brokerUrl: {
    name: "BROKER_URL",
    meaning: "origin of the broker; with it PLATFORM_URL is needed",
    defaultValue: "http://127.0.0.1:5096, the sandbox",
    example: "http://127.0.0.1:5096",
  },
  platformUrl: {
    name: "PLATFORM_URL",
    meaning: "origin of the platform with the test token generator",
    defaultValue: "http://127.0.0.1:5097, the sandbox",
    example: "http://127.0.0.1:5097",
  },
  resourceId: {
    name: "RESOURCE_ID",
    meaning:
      "resource to send by; without it the script makes its own where the platform has control",
    defaultValue: null,
    example: "altinn-broker-test-resource-1",
  },
  workload: {
    name: "WORKLOAD",
    meaning: "shape of the load: smoke or average-load",
    defaultValue: "smoke",
    example: "average-load",
  },
  rate: {
    name: "RATE",
    meaning: "lifecycles that are due each second",
    defaultValue: "the workload's",
    example: "20",
  },
  duration: {
    name: "DURATION",
    meaning: "length of the load",
    defaultValue: "the workload's",
    example: "1m30s",
  },
  fileSize: {
    name: "FILE_SIZE",
    meaning: "bytes of the file in each transfer, 16 to 104857600",
    defaultValue: "the workload's",
    example: "1048576",
  },
  runId: {
    name: "RUN_ID",
    meaning:
      "name of the run in User-Agent, reference and resource id; letters, digits, dashes, at most 40",
    defaultValue: "the time and four random digits",
    example: "20261124-141903-3f2a",
  },
  seed: {
    name: "SEED",
    meaning: "seed of the payload's bytes, 0 to 4294967295",
    defaultValue: "1",
    example: "42",
  },
  bail: {
    name: "BAIL",
    meaning: "on: stop at the first failure",
    defaultValue: "off",
    example: "on",
  },
  judge: {
    name: "JUDGE",
    meaning: "off: responses are not judged (for measuring what judging costs)",
    defaultValue: "on",
    example: "off",
  },
  deviations: {
    name: "DEVIATIONS",
    meaning:
      "none: known defects of the real service count like anything else; allowed or expected: they are named instead",
    defaultValue: "none",
    example: "allowed",
  },
  hash: {
    name: "HASH",
    meaning: "off: downloads are not hashed (for measuring what hashing costs)",
    defaultValue: "on",
    example: "off",
  },
  lines: {
    name: "REPORT_LINES",
    meaning: "on: one JSON line for each iteration and failure, for the runner",
    defaultValue: "off",
    example: "on",
  },
  summaryFile: {
    name: "SUMMARY_FILE",
    meaning: "file for k6's summary as JSON",
    defaultValue: "none",
    example: "summary.json",
  },
} as const satisfies Readonly<Record<string, LoadVariable>>;

export type LoadVariableName = keyof typeof loadVariables;
