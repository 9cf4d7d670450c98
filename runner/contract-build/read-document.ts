/** Reads the contract and walks it: plain data, `$ref` resolved on demand. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { parseDocument } from "yaml";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

/** Folder of the project, absolute. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Reads a YAML file of the project as plain data.
 *
 * @throws {Error} when the file is no YAML, with line and column
 */
export async function readYaml(path: string): Promise<{ text: string; data: JsonObject }> {
  const text = await readFile(new URL(path, new URL("../../", import.meta.url)), "utf8");
  const document = parseDocument(text);
  const problem = document.errors[0];
  if (problem) throw new Error(`${path}: ${problem.message}`);
  return { text, data: document.toJS() as JsonObject };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at a member, or a failure that names the place. */
export function objectAt(parent: JsonObject, member: string): JsonObject {
  const value = parent[member];
  if (!isObject(value)) throw new Error(`contract: ${member} is missing or no object`);
  return value;
}

/** The text at a member, or a failure that names the place. */
export function textAt(parent: JsonObject, member: string): string {
  const value = parent[member];
  if (typeof value !== "string") throw new Error(`contract: ${member} is missing or no text`);
  return value;
}

/** The value with its `$ref`, if any, followed; the pointer says where it stands. */
export function resolve(
  root: JsonObject,
  value: Json | undefined,
  pointer: string,
): { value: JsonObject; pointer: string } {
  if (!isObject(value)) throw new Error(`contract: nothing at ${pointer}`);
  const reference = value["$ref"];
  if (typeof reference !== "string") return { value, pointer };
  const target = reference.replace(/^#/, "");
  return resolve(root, at(root, target), target);
}

/** The value at a JSON pointer. */
export function at(root: JsonObject, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const step of pointer.split("/").slice(1)) {
    const member = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value = isObject(value) ? value[member] : undefined;
  }
  return value;
}

export function escapePointer(member: string): string {
  return member.replaceAll("~", "~0").replaceAll("/", "~1");
}
