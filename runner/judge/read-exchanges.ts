/** Reads a file of recorded exchanges, whichever of the two forms it has. */
import { readFile } from "node:fs/promises";

import { SuiteError } from "../../targets/suite-error.ts";
import type { Entry } from "./exchange.ts";
import { harEntries, readHar } from "./read-har.ts";
import { readRecords } from "./read-records.ts";

/**
 * The entries of a HAR 1.2 file or of a file of exchange lines.
 *
 * @param path as the system finds it; also stands in messages
 * @throws {SuiteError} EXCHANGE_FILE_UNREADABLE, NO_EXCHANGE
 */
export async function readExchanges(path: string): Promise<readonly Entry[]> {
  const text = await readText(path);
  const har = harEntries(parsedWhole(text));
  return har === null ? readRecords(text, path) : readHar(har, path);
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).replace(/^\ufeff/, "");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new SuiteError({
      code: "EXCHANGE_FILE_UNREADABLE",
      exitCode: 2,
      message: `the file ${path} cannot be read (${reason})`,
      next: "give the path of a HAR file or of a file of exchange lines",
      cause,
    });
  }
}

function parsedWhole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
