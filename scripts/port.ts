import { InvalidArgumentError } from "commander";

/** A TCP port from the command line; 0 lets the system choose. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535)
    throw new InvalidArgumentError("expected a port from 0 to 65535.");
  return port;
}
