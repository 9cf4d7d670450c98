/** Reads the document that was asked for: a file, or an address. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { SuiteError } from "../../targets/suite-error.ts";
import { fetchDocument } from "./fetch-document.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { parseDocument } from "./parse-document.ts";

/**
 * @param source path, from `cwd`, or http(s) address
 * @throws {SuiteError} DOCUMENT_UNREADABLE, DOCUMENT_UNREACHABLE, DOCUMENT_NOT_OPENAPI, REFERENCE_DANGLING
 */
export async function readSource(
  source: string,
  cwd: string,
  signal: AbortSignal,
): Promise<OpenApiDocument> {
  if (!/^https?:/i.test(source)) return parseDocument(await readText(source, cwd), source);
  const url = addressOf(source);
  return parseDocument(await fetchDocument(url, signal), `${url.origin}${url.pathname}`);
}

async function readText(path: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, path), "utf8");
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw unreadable(`the file ${path} cannot be read (${reason})`, cause);
  }
}

function addressOf(source: string): URL {
  const url = URL.canParse(source) ? new URL(source) : null;
  if (url === null) throw unreadable(`${source} is no address`);
  // Arguments are seen by everybody on the machine, and `fetch` refuses them anyway.
  if (url.username !== "" || url.password !== "") {
    throw unreadable("the address holds a user name or password, which arguments must not");
  }
  return url;
}

function unreadable(message: string, cause?: unknown): SuiteError {
  return new SuiteError({
    code: "DOCUMENT_UNREADABLE",
    exitCode: 2,
    message,
    next: "give the path of an OpenAPI document, or its http(s) address",
    cause,
  });
}
