/** The slow clocks of the service, as settings. All in milliseconds. */
export interface Clocks {
  /** From the answer of an upload with a given checksum to the job that checks it once more and publishes. */
  readonly publishCheckedMs: number;
  /** How often due purges are looked for; the real service looks every 15 s. */
  readonly purgePollMs: number;
  /** From the initialization of a service owner to its storage provider. */
  readonly storageProviderMs: number;
  /** From a change to the posting of its events. */
  readonly eventMs: number;
}

export const defaultClocks: Clocks = {
  publishCheckedMs: 150,
  purgePollMs: 1_000,
  storageProviderMs: 250,
  eventMs: 5,
};

/** Names of all clocks, for control. */
export const clockNames = Object.keys(defaultClocks) as readonly (keyof Clocks)[];
