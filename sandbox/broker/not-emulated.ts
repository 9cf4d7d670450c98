/** What the emulator does not emulate, one line each, said at its start. */
export const notEmulated: readonly string[] = [
  "resumable uploads (TUS) and the form upload: their routes answer 404",
  "statistics, malware scan webhook, maintenance, /health, /hangfire and /swagger: their routes answer 404",
  "malware: every scan is simulated and clean, as in the real service's Development environment",
  "transfers without virus scan: initialize answers 503, as there",
  "faults of database, cache and storage, and the races of the real service (its defects D01 to D03 and others)",
  "the rules of Production alone: approval of resources, sizes above 50 GB (BRO-00013, BRO-00020)",
  "rate limits, request timeouts and the minimum rate of an upload",
  "method names in lower case (the HTTP parser refuses them)",
  "persistence: a restart begins with the seeded service owner and resources",
];
