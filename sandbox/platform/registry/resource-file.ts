/** The file of resources: its shape, and how it is read. */
import { isJsonObject, isOrganizationNumber } from "../json.ts";
import { type ParsedSettings, readSettingsFile } from "../settings-file.ts";
import type { Owner, Resource } from "./resources.ts";

/**
 * The resources of a file; an id with `*` is a pattern.
 *
 * @param file YAML or JSON. @default the committed one
 * @throws {SuiteError} `PLATFORM_FILE_INVALID`
 */
export function loadResources(
  file: string | URL = new URL("resources.yaml", import.meta.url),
): readonly Resource[] {
  return readSettingsFile(file, parseResources);
}

/** Reads `{owner, resources: [{id, owner?, accessList?}]}`; names every fault at once. */
export function parseResources(value: unknown): ParsedSettings<readonly Resource[]> {
  if (!isJsonObject(value)) return { ok: false, faults: ["the resources are no object"] };
  const faults: string[] = [];
  for (const name of Object.keys(value)) {
    if (name !== "owner" && name !== "resources") {
      faults.push(`${name}: unknown, expected one of owner, resources`);
    }
  }
  const owner = parseOwner(value["owner"], "owner", faults);
  const list: readonly unknown[] = Array.isArray(value["resources"]) ? value["resources"] : [];
  if (!Array.isArray(value["resources"])) faults.push("resources: a list is expected");
  const resources = list.map((item, index) => parseOne(item, owner, `resources[${index}]`, faults));
  const ids = resources.map(({ id }) => id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
    faults.push(`resources: ${JSON.stringify(id)} is there twice`);
  }
  return faults.length === 0 ? { ok: true, value: resources } : { ok: false, faults };
}

function parseOne(value: unknown, usual: Owner, where: string, faults: string[]): Resource {
  const item = isJsonObject(value) ? value : {};
  for (const name of Object.keys(item)) {
    if (!["id", "owner", "accessList"].includes(name)) {
      faults.push(`${where}.${name}: unknown, expected one of id, owner, accessList`);
    }
  }
  const { id, accessList = null } = item;
  if (typeof id !== "string" || id === "") {
    faults.push(`${where}.id: an id, or a pattern with "*", is expected`);
  }
  const isList = Array.isArray(accessList) && accessList.every(isOrganizationNumber);
  if (accessList !== null && !isList) {
    faults.push(`${where}.accessList: a list of nine digits in quotes is expected`);
  }
  return {
    id: String(id),
    owner:
      item["owner"] === undefined ? usual : parseOwner(item["owner"], `${where}.owner`, faults),
    accessList: isList ? accessList : null,
  };
}

function parseOwner(value: unknown, where: string, faults: string[]): Owner {
  const { organization, orgcode, name } = isJsonObject(value) ? value : {};
  if (!isOrganizationNumber(organization)) {
    faults.push(`${where}.organization: nine digits in quotes are expected`);
  }
  if (typeof orgcode !== "string" || orgcode === "") {
    faults.push(`${where}.orgcode: a service owner's code is expected`);
  }
  const names: readonly unknown[] = isJsonObject(name) ? Object.values(name) : [];
  const isNamed = names.length > 0 && names.every((text) => typeof text === "string");
  if (!isNamed) faults.push(`${where}.name: texts by language are expected`);
  return {
    organization: String(organization),
    orgcode: String(orgcode),
    name: (isNamed ? name : {}) as Readonly<Record<string, string>>,
  };
}
