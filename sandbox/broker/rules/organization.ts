/** Organisation numbers in the forms that the service accepts, and the one in which it stores them. */

/** `dddd:ddddddddd` or the URN; `\p{Nd}` because .NET's `\d` takes digits of every script. */
const accepted = /^(?:\p{Nd}{4}:\p{Nd}{9}|urn:altinn:organization:identifier-no:\p{Nd}{9})$/u;

export function isOrganization(value: string): boolean {
  return accepted.test(value);
}

/** Everything up to the last colon dropped. */
export function withoutPrefix(value: string): string {
  return value.slice(value.lastIndexOf(":") + 1);
}

/** As stored for recipients and callers: `0192:` and nine digits; an empty string stays empty. */
export function storedActor(value: string): string {
  return value === "" ? "" : `0192:${withoutPrefix(value)}`;
}

/** Nine ASCII digits. */
export function isNineDigits(value: string): boolean {
  return /^[0-9]{9}$/.test(value);
}
