/** What the emulator does not emulate, one line each, said at its start. */
export const notEmulated: readonly string[] = [
  "resumable uploads (TUS): their routes answer 404",
  "maintenance, /hangfire and /swagger: their routes answer 404",
  "faults of database, cache and storage, and the races of the real service (its defects D01 to D03 and others)",
  "rate limits, request timeouts and the minimum rate of an upload",
  "method names in lower case (the HTTP parser refuses them)",
  "persistence: a restart begins with the seeded service owner and resources",
];
