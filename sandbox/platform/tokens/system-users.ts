/**
 * Whose system users are: a decision request names a system user by uuid alone, so the stand-in remembers
 * the organisation of each uuid that it put into a token.
 */
import { organizationOfSystemUserId } from "../identifiers.ts";

export type Remembered =
  | { readonly ok: true }
  /** The uuid stands for another organisation already. */
  | { readonly ok: false; readonly organization: string };

export class SystemUsers {
  readonly #organizations = new Map<string, string>();
  readonly #capacity: number;

  /** @param capacity how many uuids are kept; past it the one least recently put into a token goes */
  constructor(capacity = 100_000) {
    this.#capacity = capacity;
  }

  remember(id: string, organization: string): Remembered {
    const known = this.organizationOf(id);
    if (known !== null && known !== organization) return { ok: false, organization: known };
    if (organizationOfSystemUserId(id) !== null) return { ok: true };

    const key = id.toLowerCase();
    this.#organizations.delete(key);
    this.#organizations.set(key, organization);
    const oldest = this.#organizations.keys().next().value;
    if (this.#organizations.size > this.#capacity && oldest !== undefined) {
      this.#organizations.delete(oldest);
    }
    return { ok: true };
  }

  /** Nine digits, or null for a uuid that no token had. */
  organizationOf(id: string): string | null {
    return organizationOfSystemUserId(id) ?? this.#organizations.get(id.toLowerCase()) ?? null;
  }
}
