/** Model validation of the initialize body: all rules of all members, before the handler sees it. */
import type { ValidationErrors } from "./answer.ts";
import type { BodyShape, BoundValue } from "./bind-json.ts";
import type { InitializeRequest } from "./initialize-file-transfer.ts";
import { isOrganization } from "./organization.ts";
import {
  characterCount,
  keyed,
  lengthMessage,
  requiredMessage,
  type Validation,
} from "./validation.ts";

export const initializeShape: BodyShape = {
  parameter: "initializeExt",
  type: "Altinn.Broker.Models.FileTransferInitalizeExt",
  members: {
    fileName: "string",
    resourceId: "string",
    sendersFileTransferReference: "string",
    sender: "string",
    recipients: "strings",
    propertyList: "stringMap",
    checksum: "string",
    disableVirusScan: "boolean",
  },
};

const organizationMessage =
  "should be on the form countrycode:organizationnumber (e.g. 0192:910753614) or urn:altinn:organization:identifier-no:organizationnumber";
/** Width of the column of references: longer ones break the real service with 500 (defect D05). */
const longestStoredReference = 500;

export function validateInitialize(
  values: ReadonlyMap<string, BoundValue>,
): Validation<InitializeRequest> {
  const text = (name: string): string | null => {
    const value = values.get(name);
    return value === undefined ? "" : typeof value === "string" ? value : null;
  };
  const recipients = readRecipients(values.get("recipients"));
  const properties = readProperties(values.get("propertyList"));
  const checksum = text("checksum");
  const errors = keyed([
    ["Sender", senderMessages(text("sender"))],
    ["Checksum", checksumMessages(checksum)],
    [
      "FileName",
      [...requiredText("FileName", text("fileName")), ...length("FileName", text("fileName"), 255)],
    ],
    ["Recipients", recipientMessages(recipients)],
    ["ResourceId", resourceIdMessages(text("resourceId"))],
    ["PropertyList", propertyMessages(properties)],
    ["SendersFileTransferReference", referenceMessages(text("sendersFileTransferReference"))],
  ]);
  if (errors.length > 0) return { kind: "refused", errors };
  const nulErrors = nulMessages(values);
  if (nulErrors.length > 0) return { kind: "refused", errors: nulErrors };
  return {
    kind: "valid",
    request: {
      fileName: text("fileName") ?? "",
      resourceId: text("resourceId") ?? "",
      reference: text("sendersFileTransferReference") ?? "",
      sender: text("sender") ?? "",
      recipients: (recipients ?? []).flatMap((recipient) =>
        recipient === null ? [] : [recipient],
      ),
      properties: [...(properties ?? [])].map(([key, value]) => [key, value ?? ""] as const),
      checksum,
      disableVirusScan: values.get("disableVirusScan") === true,
    },
  };
}

function readRecipients(value: BoundValue | undefined): readonly (string | null)[] | null {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly (string | null)[]) : null;
}

function readProperties(value: BoundValue | undefined): ReadonlyMap<string, string | null> | null {
  if (value === undefined) return new Map();
  return value instanceof Map ? value : null;
}

function requiredText(name: string, value: string | null): readonly string[] {
  return value === null || isBlank(value) ? [requiredMessage(name)] : [];
}

function length(name: string, value: string | null, maximum: number): readonly string[] {
  return value !== null && (value.length < 1 || value.length > maximum)
    ? [lengthMessage(name, 1, maximum)]
    : [];
}

function senderMessages(value: string | null): readonly string[] {
  const required = requiredText("Sender", value);
  const isWrong = value !== null && value !== "" && !isOrganization(value);
  return isWrong ? [...required, `Organization numbers ${organizationMessage}`] : required;
}

function checksumMessages(value: string | null): readonly string[] {
  if (value === null || isBlank(value)) return [];
  if (value.length !== 32) {
    return ["The checksum, if used, must be a MD5 hash with a length of 32 characters"];
  }
  return value === value.toLowerCase()
    ? []
    : ["The checksum, if used, must be a MD5 hash in lower case"];
}

function recipientMessages(recipients: readonly (string | null)[] | null): readonly string[] {
  if (recipients === null) return [requiredMessage("Recipients")];
  if (recipients.length === 0) return ["One or more recipients are required"];
  // A null element passes the real validation and then breaks with 500 (defect D06).
  const isWrong = recipients.some(
    (value) => value === null || (value !== "" && !isOrganization(value)),
  );
  return isWrong ? [`Each recipient ${organizationMessage}`] : [];
}

function resourceIdMessages(value: string | null): readonly string[] {
  const messages = [...requiredText("ResourceId", value), ...length("ResourceId", value, 255)];
  const isWrong =
    value === null || (value !== "" && !/^(?:urn:altinn:resource:)?[^:]{1,255}$/.test(value));
  return isWrong ? [...messages, "Invalid Resource identifier format"] : messages;
}

function propertyMessages(
  properties: ReadonlyMap<string, string | null> | null,
): readonly string[] {
  if (properties === null) return [requiredMessage("PropertyList")];
  if (properties.size > 10) return ["PropertyList can contain at most 10 properties"];
  for (const [key, value] of properties) {
    if (key.length > 50) {
      return [`PropertyList Key can not be longer than 50. Length:${key.length}, KeyValue:${key}`];
    }
    // Defect D06: 500 in the real service.
    if (value === null) return ["PropertyList Value can not be null"];
    if (value.length > 3000) {
      return [
        `PropertyList Value can not be longer than 3000. Length:${value.length}, Value:${value}`,
      ];
    }
  }
  return [];
}

function referenceMessages(value: string | null): readonly string[] {
  if (value === null) return [requiredMessage("SendersFileTransferReference")];
  const messages = length("SendersFileTransferReference", value, 4096);
  if (messages.length > 0 || characterCount(value) <= longestStoredReference) return messages;
  return [lengthMessage("SendersFileTransferReference", 1, longestStoredReference)];
}

/** Defect D04: the real service answers 500 and keeps a transfer on which every call is 500. */
function nulMessages(values: ReadonlyMap<string, BoundValue>): ValidationErrors {
  return [...values].flatMap(([name, value]) => {
    const texts =
      typeof value === "string"
        ? [value]
        : value instanceof Map
          ? [...value.keys(), ...value.values()]
          : [];
    const hasNul = texts.some((text) => typeof text === "string" && text.includes("\0"));
    const key = name.charAt(0).toUpperCase() + name.slice(1);
    return hasNul ? [[key, [`The ${key} field can not contain the NUL character.`]] as const] : [];
  });
}

/** .NET's white space: U+00A0 counts, U+200B and U+FEFF do not. */
function isBlank(value: string): boolean {
  return /^[\p{Z}\t\n\v\f\r\u0085]*$/u.test(value);
}
