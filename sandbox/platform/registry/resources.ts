/** What the Resource Registry knows. */
import { fitsPattern } from "../pattern.ts";

export interface Owner {
  /** Nine digits. */
  readonly organization: string;
  readonly orgcode: string;
  readonly name: Readonly<Record<string, string>>;
}

export interface Resource {
  /** In a list of resources also a pattern such as `broker-suite-*`. */
  readonly id: string;
  readonly owner: Owner;
  /** Organisations that may receive; null where the resource has no access list. */
  readonly accessList: readonly string[] | null;
}

export class Resources {
  #named = new Map<string, Resource>();
  #patterns: readonly Resource[] = [];

  constructor(resources: readonly Resource[]) {
    this.replace(resources);
  }

  /** These, and no others. */
  replace(resources: readonly Resource[]): void {
    this.#named = new Map();
    this.#patterns = resources.filter(({ id }) => id.includes("*"));
    for (const resource of resources) if (!resource.id.includes("*")) this.put(resource);
  }

  /** Adds one, or puts it in the place of the one with its id. */
  put(resource: Resource): void {
    this.#named.set(resource.id, resource);
  }

  /** The resource, or null when the registry has no such id (letter case counts). A name goes before a pattern. */
  find(id: string): Resource | null {
    const named = this.#named.get(id);
    if (named !== undefined) return named;
    const pattern = this.#patterns.find((each) => fitsPattern(each.id, id));
    return pattern === undefined ? null : { ...pattern, id };
  }

  /** Names and patterns. */
  list(): readonly Resource[] {
    return [...this.#named.values(), ...this.#patterns];
  }
}
