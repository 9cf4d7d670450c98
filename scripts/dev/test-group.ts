/**
 * All unit tests of a run in one process: each would need longer to start one of its own than to run.
 *
 * They lie beside their files and share nothing; what needs a process to itself lies in `tests/`.
 */
const names = process.env["TEST_GROUP"];
if (names === undefined) throw new Error("TEST_GROUP names no files: it is set by run-tests.ts");
for (const file of names.split("\n")) await import(new URL(`../../${file}`, import.meta.url).href);
