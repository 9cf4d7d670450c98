/** Makes a value fit for a message: cut, and without secrets. */

const longest = 200;

/**
 * The value as a reader should see it: at most 200 characters, tokens masked.
 *
 * Strings stand in quotes, so that blanks can be seen.
 */
export function showValue(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  const masked = maskSecrets(text);
  return masked.length > longest ? `${masked.slice(0, longest - 1)}…` : masked;
}

/** Masks bearer tokens, private keys, and what looks like a JSON Web Token: as it is, URL-encoded or in base64. */
export function maskSecrets(text: string): string {
  return text
    .replace(/(bearer(?:\s|%20)+)[A-Za-z0-9._~+/=%-]{8,}/gi, "$1***")
    .replace(/eyJ[A-Za-z0-9_-]{6,}(?:(?:\.|%2[Ee])[A-Za-z0-9_-]*)*/g, "***")
    .replace(/ZXlK[A-Za-z0-9+/=_-]{16,}/g, "***")
    .replace(/-----BEGIN[^-]*-----[^-]*(?:-----END[^-]*-----)?/g, "***");
}
