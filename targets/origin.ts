/** Origins (RFC 6454) without the `URL` class, which k6 lacks. */

export interface Origin {
  /** Scheme, host and port, without a trailing slash. */
  readonly url: string;
  readonly isLoopback: boolean;
}

export type OriginResult =
  { readonly ok: true; readonly origin: Origin } | { readonly ok: false; readonly problem: string };

const originPattern =
  /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?\/?$/i;
const loopbackPattern = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** Reads an address as an origin: scheme, host and port alone, no path, no user, no query. */
export function parseOrigin(text: string): OriginResult {
  const match = originPattern.exec(text);
  if (match === null) {
    return {
      ok: false,
      problem: "is no origin (scheme, host and port alone, no path and no user name)",
    };
  }
  const [, scheme = "", host = "", , port] = match;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) {
    return { ok: false, problem: "has a port outside 1 to 65535" };
  }
  const url = `${scheme}://${host}`.toLowerCase() + (port === undefined ? "" : `:${port}`);
  return { ok: true, origin: { url, isLoopback: loopbackPattern.test(host) } };
}
