/**
 * The fields of a `multipart/form-data` body (RFC 7578), as the service binds them to a transfer.
 *
 * Reads the usual form alone; of everything else (escaped names, charsets, several notations at once) it says that it
 * cannot be told.
 */

export interface SentForm {
  /** Under the names that the same transfer has in JSON; an empty or blank field is null. */
  readonly transfer: Readonly<Record<string, unknown>>;
  readonly hasFile: boolean;
}

type Fields = Map<string, string[]>;

const disposition =
  /^content-disposition: form-data; name="([^"\\]+)"(?:; filename="([^"\\]*)")?$/i;
const property = /^metadata\.propertylist(?:\[([^\]]*)\]|\.([^.[\]]+))$/i;
const recipient = /^metadata\.recipients(?:\[(\d?)\])?$/;
const texts = ["fileName", "resourceId", "sendersFileTransferReference", "sender", "checksum"];

/** @returns null where it cannot be told what the service reads */
export function readForm(text: string, boundary: string): SentForm | null {
  const parts = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  if (boundary.length > 128 || parts.length > 1000 || !parts.pop()?.startsWith("--")) return null;
  const fields: Fields = new Map();
  let hasFile = false;
  for (const part of parts) {
    const end = part.indexOf("\r\n\r\n");
    const lines = part.slice(0, Math.max(end, 0)).split("\r\n").slice(1);
    const [, name = "", fileName] = disposition.exec(lines[0] ?? "") ?? [];
    if (name === "" || lines.length > 10 || /charset/i.test(lines.slice(1).join())) return null;
    if (name.toLowerCase() === "filetransfer") hasFile ||= (fileName ?? "") !== "";
    else if (fileName !== undefined) return null;
    else fields.set(name, [...(fields.get(name) ?? []), part.slice(end + 4)]);
  }
  const transfer = transferOf(fields);
  return transfer === null ? null : { transfer, hasFile };
}

function transferOf(fields: Fields): Record<string, unknown> | null {
  const byName = new Map([...fields].map(([name, values]) => [name.toLowerCase(), values]));
  // One name in two spellings: which value comes first is not in the map.
  if (byName.size < fields.size) return null;
  const transfer: Record<string, unknown> = {};
  for (const name of texts) {
    const [value] = byName.get(`metadata.${name.toLowerCase()}`) ?? [];
    if (value !== undefined) transfer[name] = orNull(value);
  }
  const [flag] = byName.get("metadata.disablevirusscan") ?? [];
  if (flag !== undefined) transfer["disableVirusScan"] = flagOf(flag);
  const recipients = recipientsOf(byName);
  const properties = propertiesOf(fields);
  if (recipients === null || properties === null) return null;
  return { ...transfer, recipients, propertyList: properties };
}

function orNull(value: string): string | null {
  return value.trim() === "" ? null : value;
}

function flagOf(value: string): unknown {
  const word = value.trim().toLowerCase();
  return word === "true" || word === "false" ? word === "true" : orNull(value);
}

/** One part each, or numbered from 0 without a gap: after one the rest is dropped. */
function recipientsOf(fields: Fields): readonly (string | null)[] | null {
  const names = [...fields.keys()].filter((name) => name.startsWith("metadata.recipients"));
  if (names.some((name) => !recipient.test(name))) return null;
  const plain = names.filter((name) => !/\d/.test(name));
  if (plain.length > 0) {
    return names.length > 1 ? null : (fields.get(plain[0] as string) ?? []).map(orNull);
  }
  const numbered: (string | null)[] = [];
  for (let index = 0; ; index += 1) {
    const [value] = fields.get(`metadata.recipients[${index}]`) ?? [];
    if (value === undefined) return numbered;
    numbered.push(orNull(value));
  }
}

/** Of keys that differ in their letter case only the first stays. */
function propertiesOf(fields: Fields): Readonly<Record<string, string | null>> | null {
  const properties: Record<string, string | null> = {};
  const known = new Set<string>();
  for (const [name, values] of fields) {
    if (!/^metadata\.propertylist./i.test(name)) continue;
    const match = property.exec(name);
    if (match === null) return null;
    const key = match[1] ?? match[2] ?? "";
    if (known.has(key.toLowerCase())) continue;
    known.add(key.toLowerCase());
    properties[key] = orNull(values[0] ?? "");
  }
  return properties;
}
