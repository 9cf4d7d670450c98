/** The reports of a run by name, and the file each one becomes. */
export const reportFiles = {
  html: "report.html",
  junit: "junit.xml",
  json: "result.json",
} as const;

export type ReporterName = keyof typeof reportFiles;

/** All reporters, which is also what a run writes by default. */
export const reporterNames = Object.keys(reportFiles) as readonly ReporterName[];
