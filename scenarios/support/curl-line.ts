import type { Exchange } from "./exchange.ts";

/** A line that sends the request again; the token stands as `$TOKEN`, a binary body as a file. Pure. */
export function curlLine(brokerUrl: string, exchange: Exchange): string {
  const { method, path, requestHeaders, requestBody } = exchange;
  const headers = Object.entries(requestHeaders).map(([name, value]) =>
    name === "Authorization"
      ? '-H "Authorization: Bearer $TOKEN"'
      : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const parts = ["curl -i", `-X ${method}`, quoted(brokerUrl + path), ...headers];
  if (typeof requestBody === "string") parts.push(`--data-raw ${quoted(requestBody)}`);
  if (typeof requestBody === "number") parts.push("--data-binary @payload.bin");
  return parts.join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
