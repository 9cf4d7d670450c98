import type { Exchange } from "./exchange.ts";

/** A line that sends the request again; the token stands as `$TOKEN`, a binary body as a file. Pure. */
export function curlLine(brokerUrl: string, exchange: Exchange): string {
  const { method, path, headers, body } = exchange.request;
  const headerFlags = Object.entries(headers).map(([name, value]) =>
    name === "Authorization"
      ? '-H "Authorization: Bearer $TOKEN"'
      : `-H ${quoted(`${name}: ${value}`)}`,
  );
  const parts = ["curl -i", `-X ${method}`, quoted(brokerUrl + path), ...headerFlags];
  if (body.kind === "text" && body.text !== "") parts.push(`--data-raw ${quoted(body.text)}`);
  if (body.kind === "binary") parts.push("--data-binary @payload.bin");
  return parts.join(" ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
