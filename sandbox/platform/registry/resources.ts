/** What the Resource Registry knows. */
import { readFileSync } from "node:fs";

import { parse } from "yaml";

export interface Owner {
  /** Nine digits. */
  readonly organization: string;
  readonly orgcode: string;
  readonly name: Readonly<Record<string, string>>;
}

export interface Resource {
  readonly id: string;
  readonly owner: Owner;
  /** Organisations that may receive; null where the resource has no access list. */
  readonly accessList: readonly string[] | null;
}

/** `resources.yaml`, whose shape a test holds. */
interface ResourceFile {
  readonly prefix: string;
  readonly owner: Owner;
  readonly resources: readonly {
    readonly id: string;
    readonly owner?: Owner;
    readonly accessList?: readonly string[];
  }[];
}

export class Resources {
  readonly #prefix: string;
  readonly #owner: Owner;
  readonly #known: ReadonlyMap<string, Resource>;

  constructor(file: ResourceFile) {
    this.#prefix = file.prefix;
    this.#owner = file.owner;
    this.#known = new Map(
      file.resources.map(({ id, owner = file.owner, accessList = null }) => [
        id,
        { id, owner, accessList },
      ]),
    );
  }

  /** The resource, or null when the registry has no such id (letter case counts). */
  find(id: string): Resource | null {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const isOurs = id.length > this.#prefix.length && id.startsWith(this.#prefix);
    return isOurs ? { id, owner: this.#owner, accessList: null } : null;
  }

  /** The ids of the file. */
  get ids(): readonly string[] {
    return [...this.#known.keys()];
  }
}

export function loadResources(): Resources {
  const text = readFileSync(new URL("resources.yaml", import.meta.url), "utf8");
  return new Resources(parse(text) as ResourceFile);
}
