/** Every small change of a good answer, made by machine; each is to be seen unless it stands among the freedoms. */
import type { ResponseFacts } from "../../contracts/judge/facts.ts";
import { ofHeaders, ofStatus, type SweepMutation } from "./sweep-headers.ts";
import { ofValue, type Json } from "./sweep-values.ts";

/** All changes of one answer. */
export function sweepMutations(good: ResponseFacts): readonly SweepMutation[] {
  return [...ofBody(good), ...ofHeaders(good), ...ofStatus(good)];
}

function ofBody(good: ResponseFacts): readonly SweepMutation[] {
  const { body } = good;
  if (body.kind !== "text") return [];
  const withText = (
    kind: string,
    text: string,
    expected: SweepMutation["expected"] = { where: "body", pointer: "" },
    place = "",
  ): SweepMutation => ({
    kind,
    place,
    expected,
    response: { ...withLength(good, text), body: { kind: "text", text } },
  });
  if (body.text === "") return [withText("a body where none is promised", "{}", null)];
  const isJson = /json/.test(headerOf(good, "content-type") ?? "");
  const whole = [
    withText("no body", "", null),
    withText("another text", "x"),
    withText("a text behind", `${body.text}x`),
  ];
  if (!isJson) return headerOf(good, "content-type") === undefined ? whole : [];
  return [
    ...whole,
    withText("a byte order mark", `\ufeff${body.text}`),
    withText("a second document", `${body.text}{}`),
    withText("a cut end", body.text.slice(0, -1)),
    withText("null", "null"),
    ...ofValue(JSON.parse(body.text) as Json, "").map(({ kind, pointer, text }) =>
      withText(kind, text, { where: "body", pointer }, pointer),
    ),
  ];
}

/** The headers, with a Content-Length that fits the changed text. */
function withLength(good: ResponseFacts, text: string): ResponseFacts {
  const length = String(new TextEncoder().encode(text).length);
  return {
    ...good,
    headers: good.headers.map(([name, value]) =>
      name.toLowerCase() === "content-length" ? [name, length] : [name, value],
    ),
  };
}

function headerOf(response: ResponseFacts, name: string): string | undefined {
  return response.headers.find(([known]) => known.toLowerCase() === name)?.[1];
}
