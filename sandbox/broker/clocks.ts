/** The slow clocks of the service, as settings. All in milliseconds. */
export interface Clocks {
  /** From a clean scan to the job that computes the MD5 once more, and publishes where a checksum was given. */
  readonly publishCheckedMs: number;
  /** From an upload to the result of the sandbox's scanner, where that is what scans. */
  readonly scanMs: number;
  /** How often due purges are looked for; the real service looks every 15 s. */
  readonly purgePollMs: number;
  /** How often uploads that broke off a day ago are looked for; half an hour, as there. */
  readonly stuckPollMs: number;
  /** How often the numbers of the monthly statistics are computed anew; there once a week. 0: at each call. */
  readonly statisticsMs: number;
  /** From the initialization of a service owner to its storage provider. */
  readonly storageProviderMs: number;
  /** From a change to the posting of its events. */
  readonly eventMs: number;
}

export const defaultClocks: Clocks = {
  publishCheckedMs: 150,
  scanMs: 300,
  purgePollMs: 1_000,
  stuckPollMs: 1_800_000,
  statisticsMs: 0,
  storageProviderMs: 250,
  eventMs: 5,
};

/** Names of all clocks, for control. */
export const clockNames = Object.keys(defaultClocks) as readonly (keyof Clocks)[];
