/** What a form announces and uploads at once, part by part (RFC 7578). */
import type { Headers, RequestFacts } from "../facts.ts";
import { headerMap } from "../header-map.ts";
import { afterLastColon, type Announced } from "./announced.ts";

export interface FormContent {
  readonly announced: Announced;
  /** Content of the first file part; null without one. */
  readonly fileText: string | null;
}

interface Part {
  /** In lower case: the service reads names in any case. */
  readonly name: string;
  readonly isFile: boolean;
  readonly text: string;
}

/** The content of the body; null where it is no form, or not known. */
export function formContent({ headers, body }: RequestFacts<Headers>): FormContent | null {
  const contentType = headerMap(headers).get("content-type") ?? "";
  const match = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (body.kind !== "text" || boundary === undefined) return null;
  const parts = partsOf(body.text, boundary);
  const file = parts.find(({ name, isFile }) => isFile && name === "filetransfer");
  return { announced: announcedBy(parts), fileText: file?.text ?? null };
}

function partsOf(text: string, boundary: string): readonly Part[] {
  return `\r\n${text}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .flatMap((piece) => {
      const end = piece.indexOf("\r\n\r\n");
      const head = piece.slice(0, end);
      const name = /^content-disposition:[^\r]*?[;\s]name="?([^";\r]*)"?/im.exec(head)?.[1];
      if (end < 0 || name === undefined) return [];
      const isFile = /;\s*filename\*?=/i.test(head);
      return [{ name: name.toLowerCase(), isFile, text: piece.slice(end + 4) }];
    });
}

function announcedBy(parts: readonly Part[]): Announced {
  const first = (name: string): string | undefined =>
    parts.find((part) => part.name === `metadata.${name}`)?.text;
  const texts: Record<string, string> = {};
  for (const [member, value] of [
    ["fileName", first("filename")],
    ["sendersFileTransferReference", first("sendersfiletransferreference")],
    ["sender", first("sender")],
    ["checksum", first("checksum")],
  ] as const) {
    // A blank value is none.
    if (value !== undefined && value.trim() !== "") texts[member] = value;
  }
  const resourceId = first("resourceid");
  const scan = first("disablevirusscan")?.trim().toLowerCase() ?? "";
  const recipients = recipientsIn(parts);
  return {
    ...texts,
    ...(resourceId === undefined ? {} : { resourceId: afterLastColon(resourceId) }),
    ...(recipients === null ? {} : { recipients }),
    ...(hasProperties(parts) ? {} : { propertyList: {} }),
    ...(scan === "" || scan === "false" ? { useVirusScan: true } : {}),
    ...(scan === "true" ? { useVirusScan: false } : {}),
  };
}

/** Repeated parts only: lists with places in their names may be cut where one is missing. */
function recipientsIn(parts: readonly Part[]): readonly string[] | null {
  const named = parts.filter(({ name }) => name.startsWith("metadata.recipients"));
  const isPlain = named.every(({ name }) => name === "metadata.recipients");
  return isPlain && named.length > 0
    ? named.map(({ text }) => `0192:${afterLastColon(text)}`)
    : null;
}

/** Keys come in several notations, of which some are one key to the service: they are not compared. */
function hasProperties(parts: readonly Part[]): boolean {
  return parts.some(({ name }) => name.startsWith("metadata.propertylist"));
}
