/** Ways to break a good exchange, each a small change of its facts. */
import type { Header, RequestFacts, ResponseFacts } from "../../contracts/judge/facts.ts";

export interface Facts {
  readonly request: RequestFacts;
  readonly response: ResponseFacts;
}
export type Change = (facts: Facts) => Facts;

const changed = (facts: Facts, response: Partial<ResponseFacts>): Facts => ({
  ...facts,
  response: { ...facts.response, ...response },
});

export const status =
  (code: number): Change =>
  (facts) =>
    changed(facts, { status: code });

export const text =
  (change: (body: string) => string): Change =>
  (facts) => {
    const { body } = facts.response;
    if (body.kind !== "text") throw new Error("the record has no text");
    const result = change(body.text);
    if (result === body.text) throw new Error("the change changed nothing");
    return changed(facts, { body: { kind: "text", text: result } });
  };

/** Replaces in the raw body, so that what JSON forgets stays. */
export const raw = (pattern: string | RegExp, replacement: string): Change =>
  text((body) => body.replace(pattern, replacement));

export const json = (change: (value: Record<string, unknown>) => void): Change =>
  text((body) => {
    const value = JSON.parse(body) as Record<string, unknown>;
    change(value);
    return JSON.stringify(value);
  });

export const withoutHeader =
  (name: string): Change =>
  (facts) =>
    changed(facts, {
      headers: facts.response.headers.filter(([known]) => known.toLowerCase() !== name),
    });

export const header =
  (name: string, value: string): Change =>
  (facts) => {
    const others = facts.response.headers.filter(([known]) => known.toLowerCase() !== name);
    return changed(facts, { headers: [...others, [name, value] as Header] });
  };

export const request =
  (change: (facts: RequestFacts) => Partial<RequestFacts>): Change =>
  (facts) => ({ ...facts, request: { ...facts.request, ...change(facts.request) } });

export const requestHeader = (name: string, value: string | null): Change =>
  request(({ headers }) => {
    const others = headers.filter(([known]) => known.toLowerCase() !== name);
    return { headers: value === null ? others : [...others, [name, value] as Header] };
  });

export const requestJson = (change: (value: Record<string, unknown>) => void): Change =>
  request(({ body }) => {
    const value = JSON.parse(body.kind === "text" ? body.text : "") as Record<string, unknown>;
    change(value);
    return { body: { kind: "text", text: JSON.stringify(value) } };
  });
