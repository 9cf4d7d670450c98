/** Changed facts of a subject. */
import type { Header, ResponseFacts } from "../../../contracts/judge/facts.ts";
import type { Facts } from "../mutation.ts";
import type { JsonNode } from "./json-nodes.ts";
import type { Subject } from "./subject.ts";

export function withResponse({ facts }: Subject, response: Partial<ResponseFacts>): Facts {
  return { ...facts, response: { ...facts.response, ...response } };
}

/** The lines of a header replaced by others, at the place of the first. */
export function withHeader(subject: Subject, name: string, ...values: readonly string[]): Facts {
  const lines = subject.facts.response.headers;
  const first = lines.findIndex(([known]) => known.toLowerCase() === name);
  const spelling = lines[first]?.[0] ?? name;
  const others = lines.filter(([known]) => known.toLowerCase() !== name);
  const at = first < 0 ? others.length : first;
  const put = values.map((value): Header => [spelling, value]);
  return withResponse(subject, { headers: [...others.slice(0, at), ...put, ...others.slice(at)] });
}

/** Another body, with a Content-Length that fits it. */
export function withText(subject: Subject, text: string): Facts {
  const length = String(Buffer.byteLength(text));
  return withResponse(subject, {
    body: { kind: "text", text },
    headers: subject.facts.response.headers.map(([name, value]) =>
      name.toLowerCase() === "content-length" ? [name, length] : [name, value],
    ),
  });
}

/** Another text in place of a value. */
export function withValue(subject: Subject, { start, end }: JsonNode, written: string): Facts {
  const text = subject.text ?? "";
  return withText(subject, text.slice(0, start) + written + text.slice(end));
}

/** A member as it is written, and another text in its place. */
export function withMember(subject: Subject, node: JsonNode, written: string): Facts {
  const text = subject.text ?? "";
  const start = node.member?.start ?? node.start;
  return withText(subject, text.slice(0, start) + written + text.slice(node.end));
}

/** Without a member or an item, and without the comma that parted it. */
export function withoutNode(subject: Subject, node: JsonNode): Facts {
  const text = subject.text ?? "";
  const start = node.member?.start ?? node.start;
  if (text.charAt(node.end) === ",")
    return withText(subject, text.slice(0, start) + text.slice(node.end + 1));
  const comma = text.charAt(start - 1) === "," ? 1 : 0;
  return withText(subject, text.slice(0, start - comma) + text.slice(node.end));
}
