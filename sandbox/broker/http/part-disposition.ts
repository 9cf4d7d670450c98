/** `Content-Disposition` of a part of a form (RFC 7578, 4.2). */
export interface Disposition {
  readonly name: string;
  /** It has a file name that is not empty; the name itself nobody uses. */
  readonly isFile: boolean;
}

/**
 * @param header as the parser gives it: one byte a character
 * @returns null when there is none, or none that can be read
 */
export function readDisposition(header: string | undefined): Disposition | null {
  if (header === undefined || !/^\s*[\w-]+\s*(?:;|$)/.test(header)) return null;
  const fileName = parameter(header, "filename") ?? parameter(header, "filename*") ?? "";
  return { name: parameter(header, "name") ?? "", isFile: fileName !== "" };
}

function parameter(header: string, name: string): string | undefined {
  const escaped = name.replace("*", "\\*");
  const pattern = new RegExp(`;\\s*${escaped}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i");
  const match = pattern.exec(header);
  const text = match?.[1]?.replace(/\\(.)/g, "$1") ?? match?.[2];
  return text === undefined ? undefined : Buffer.from(text, "latin1").toString("utf8");
}
