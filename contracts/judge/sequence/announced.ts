/** What a sender announced, in the notation in which the service gives it back. */
import type { Headers, RequestFacts } from "../facts.ts";
import { isRecord, type Members, membersByLowerCase, parsedJson } from "./members.ts";

/** A member that is absent here is not known, and nothing is expected of it. */
export interface Announced {
  readonly fileName?: string;
  /** Bare, never the URN. */
  readonly resourceId?: string;
  readonly sendersFileTransferReference?: string;
  /** Exactly as it was sent: `0192:…`, another country code, or the URN. */
  readonly sender?: string;
  /** `0192:` and nine digits, as often as they were sent; an empty one stays empty. */
  readonly recipients?: readonly string[];
  readonly propertyList?: Readonly<Record<string, string>>;
  /** Null and blank mean that none was given. */
  readonly checksum?: string | null;
  readonly useVirusScan?: boolean;
}

/** The body of `initializeFileTransfer`; null where it cannot be read with certainty. */
export function announcedInJson({ body }: RequestFacts<Headers>): Announced | null {
  if (body.kind !== "text") return null;
  const value = parsedJson(body.text);
  const members = isRecord(value) ? membersByLowerCase(value) : null;
  return members === null ? null : announcedBy(members);
}

function announcedBy(members: Members): Announced {
  const announced: Writable<Announced> = {};
  const fileName = members["filename"];
  const resourceId = members["resourceid"];
  const reference = members["sendersfiletransferreference"];
  const { sender, checksum = "" } = members;
  const recipients = storedRecipients(members["recipients"]);
  const propertyList = textsByName(members["propertylist"]);
  const disableVirusScan = members["disablevirusscan"] ?? false;
  if (typeof fileName === "string") announced.fileName = fileName;
  if (typeof resourceId === "string") announced.resourceId = afterLastColon(resourceId);
  if (typeof reference === "string") announced.sendersFileTransferReference = reference;
  if (typeof sender === "string") announced.sender = sender;
  if (recipients !== null) announced.recipients = recipients;
  if (propertyList !== null) announced.propertyList = propertyList;
  if (typeof checksum === "string" || checksum === null) announced.checksum = checksum;
  if (typeof disableVirusScan === "boolean") announced.useVirusScan = !disableVirusScan;
  return announced;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Nine digits of an organisation in any notation. */
export function afterLastColon(text: string): string {
  return text.slice(text.lastIndexOf(":") + 1);
}

function storedRecipients(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const stored: string[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const sent: unknown = value[index];
    if (typeof sent !== "string") return null;
    stored.push(sent === "" ? "" : `0192:${afterLastColon(sent)}`);
  }
  return stored;
}

function textsByName(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined) return {};
  if (!isRecord(value)) return null;
  const isTexts = Object.values(value).every((text) => typeof text === "string");
  return isTexts ? (value as Record<string, string>) : null;
}
