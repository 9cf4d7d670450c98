/**
 * Whether a version lies in a range of the form that `engines` in our package.json has:
 * alternatives parted by `||`, each a list of `>=x.y.z` and `<x.y.z` with minor and patch optional.
 *
 * @throws {Error} for any other form: a range that is not understood must not count as satisfied
 */
export function satisfiesRange(version: string, range: string): boolean {
  const found = parts(version.replace(/^v/u, ""));
  return range.split("||").some((alternative) =>
    alternative
      .trim()
      .split(/\s+/u)
      .every((bound) => {
        const match = /^(>=|<)(\d+(?:\.\d+){0,2})$/u.exec(bound);
        if (match === null) {
          throw new Error(`the bound "${bound}" is not of the form >=x.y.z or <x.y.z`);
        }
        const order = compare(found, parts(match[2] ?? ""));
        return match[1] === "<" ? order < 0 : order >= 0;
      }),
  );
}

function parts(version: string): readonly number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10));
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const index of [0, 1, 2]) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
