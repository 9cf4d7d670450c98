/** The command that repeats a load by k6 alone, to be pasted into a shell. Holds no secret. Pure. */
export function k6Command(input: {
  readonly k6Path: string;
  readonly bundle: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
}): string {
  const settings = Object.entries(input.settings).map(
    ([name, value]) => `${name}=${quoted(value)}`,
  );
  const words = [input.k6Path, "run", ...input.flags, input.bundle].map(quoted);
  return [...settings, ...words].join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
