/** A request as data: each runtime sends it with its own client. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A form body (`application/x-www-form-urlencoded`), already encoded; null when there is none. */
  readonly body: string | null;
}
