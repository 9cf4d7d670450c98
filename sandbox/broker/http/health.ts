/** GET /health: plain text, or the same text as JSON where the client prefers that. */
import type { Decision } from "../rules/answer.ts";
import { answerWith } from "../rules/answer.ts";

const text = "Environment properly configured";

/** What the framework's formatters write, in the order in which it tries them. */
const formatters = ["text/plain", "application/json", "text/json"] as const;

/** @param accept one element a header line */
export function health(accept: readonly string[]): Decision {
  const mediaType = negotiate(accept);
  return answerWith({
    kind: "text",
    mediaType: `${mediaType}; charset=utf-8`,
    text: mediaType === "text/plain" ? text : JSON.stringify(text),
  });
}

/** By `q`, then in the order given; `*\/*` anywhere means that the client has no wish. A `q` of 0 counts like any. */
function negotiate(accept: readonly string[]): (typeof formatters)[number] {
  const entries = accept
    .flatMap((line) => line.split(","))
    .map((entry) => {
      const [range = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
      // A range with a parameter of its own (`charset`) is more than any formatter offers.
      const isBare = parameters.every((parameter) => parameter.startsWith("q="));
      return { range: isBare ? range : "", quality: Number(quality) };
    });
  if (entries.some(({ range }) => range === "*/*")) return "text/plain";
  for (const { range } of [...entries].sort((a, b) => b.quality - a.quality)) {
    const prefix = range.endsWith("/*") ? range.slice(0, -1) : null;
    const found = formatters.find((type) =>
      prefix === null ? type === range : type.startsWith(prefix),
    );
    if (found !== undefined) return found;
  }
  return "text/plain";
}
