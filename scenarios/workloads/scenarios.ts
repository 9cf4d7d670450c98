/** The scenarios that a load can run, by the name of their file: the first one, unless `--only` picks another. */
export const scenarios = ["lifecycle"] as const;
