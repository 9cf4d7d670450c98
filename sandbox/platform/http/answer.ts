/** What a route answers, and the few ways to make one. */

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

type Headers = Readonly<Record<string, string>>;

/** An answer whose body is `value` as JSON. */
export function json(status: number, value: unknown, headers: Headers = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer in plain text, as the test token generator gives it. */
export function text(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

/** An answer without a body. */
export function empty(status: number): Answer {
  return { status, headers: {}, body: "" };
}

/** A refusal as problem details (RFC 9457); `detail` says what was wrong and what would be right. */
export function problem(status: number, detail: string, headers: Headers = {}): Answer {
  const value = { type: "about:blank", title: titles[status] ?? "Error", status, detail };
  return json(status, value, {
    "content-type": "application/problem+json; charset=utf-8",
    ...headers,
  });
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};
