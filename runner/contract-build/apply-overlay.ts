/**
 * Applies OpenAPI Overlay actions to a document. Pure; the document is not changed.
 *
 * @see https://spec.openapis.org/overlay/v1.0.0.html
 */
import { exec, type JsonValue } from "jsonpath-rfc9535";

export interface OverlayAction {
  /** JSONPath, RFC 9535. */
  readonly target: string;
  readonly description?: string;
  readonly update?: JsonValue;
  /** With it `update` has no meaning. */
  readonly remove?: boolean;
}

/** An action that cannot be applied; `index` is its place in the list. */
export class OverlayActionError extends Error {
  override readonly name = "OverlayActionError";
  readonly index: number;

  constructor(index: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.index = index;
  }
}

type Path = readonly (string | number)[];

/**
 * The document with all actions applied, in order.
 *
 * Objects merge, what is sent to a list becomes its last item, lists within an update are joined, anything else is
 * replaced. Stricter than the specification: a target that selects nothing is a mistake, for a promise that was meant
 * to be stricter and is not would go unseen.
 *
 * @throws {OverlayActionError}
 */
export function applyOverlay(document: JsonValue, actions: readonly OverlayAction[]): JsonValue {
  let result = structuredClone(document);
  for (const [index, action] of actions.entries()) {
    const selected = select(result, action.target, index);
    if (action.remove === true) {
      // From the last: the places of those before stay what they are.
      for (let at = selected.length - 1; at >= 0; at -= 1)
        remove(result, selected[at] ?? [], index);
    } else if (action.update !== undefined) {
      for (const path of selected) {
        result = update(result, path, structuredClone(action.update), index);
      }
    }
  }
  return result;
}

function select(document: JsonValue, target: string, index: number): Path[] {
  // A node may be selected twice, by two selectors of one segment.
  const selected = new Map<string, Path>();
  try {
    exec(document, target, (_value, path) => selected.set(JSON.stringify(path), [...path]));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OverlayActionError(index, `its target ${target} is no JSONPath: ${reason}`, cause);
  }
  if (selected.size === 0) {
    throw new OverlayActionError(index, `its target ${target} selects nothing in the contract`);
  }
  return [...selected.values()];
}

function remove(document: JsonValue, path: Path, index: number): void {
  const last = path.at(-1);
  if (last === undefined) throw new OverlayActionError(index, "it removes the whole contract");
  const parent = valueAt(document, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (isObject(parent)) delete parent[last];
}

function update(document: JsonValue, path: Path, change: JsonValue, index: number): JsonValue {
  const received = valueAt(document, path);
  if (isObject(received) && !isObject(change)) {
    const place = path.join("/") || "the contract";
    throw new OverlayActionError(index, `its update of the object at ${place} is none itself`);
  }
  const updated = Array.isArray(received) ? [...received, change] : merged(received, change);
  const last = path.at(-1);
  if (last === undefined) return updated;
  (valueAt(document, path.slice(0, -1)) as Record<string, JsonValue>)[last] = updated;
  return document;
}

function merged(received: JsonValue | undefined, change: JsonValue): JsonValue {
  if (Array.isArray(received) && Array.isArray(change)) return [...received, ...change];
  if (!isObject(received) || !isObject(change)) return change;
  const result = { ...received };
  for (const [member, value] of Object.entries(change)) {
    result[member] = Object.hasOwn(received, member) ? merged(received[member], value) : value;
  }
  return result;
}

function valueAt(document: JsonValue, path: Path): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const step of path) value = (value as Record<string, JsonValue> | undefined)?.[step];
  return value;
}

function isObject(value: JsonValue | undefined): value is { [member: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
