import { InvalidArgumentError } from "commander";

/** Parser of an option that may come several times. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  if (value.trim() === "") throw new InvalidArgumentError("expected a name.");
  return [...previous, value];
}
