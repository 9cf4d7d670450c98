/**
 * Accepts a body in the form in which the service usually writes it, at a tenth of the cost of the full judge.
 *
 * Whatever it accepts the full judge accepts too; a no says nothing (another order of members is legal).
 */
import { tables } from "../generated/tables.js";
import type { SchemaName, UsualForm } from "./tables.ts";

/** Whether the raw text is valid by the schema, without repeated keys and with exact numbers, in its usual form. */
export function isUsualForm(schema: SchemaName, text: string): boolean {
  const form = tables.usualForms[schema];
  if (form === undefined) return false;
  return (
    isInPieces(form, text) &&
    hasGoodCommas(text) &&
    hasNoConflict(form, text) &&
    isDistinct(form, text)
  );
}

/** Piece by piece, an object without its braces: the forms have no escapes, so a string holds no quote, and the cuts are at members. */
function isInPieces({ pieces }: UsualForm, text: string): boolean {
  let rest = text.startsWith("{") && text.endsWith("}") ? text.slice(1, -1) : text;
  for (let index = 0; index < pieces.length; index += 1) {
    const next = pieces[index + 1];
    const end = next === undefined ? rest.length : rest.indexOf(`,${next.begins}`);
    if (end < 0 || !pieces[index]?.pattern.test(rest.slice(0, end))) return false;
    rest = rest.slice(end + 1);
  }
  return true;
}

/** The expressions let commas between objects be missing, and one stand before the end of a list. */
function hasGoodCommas(text: string): boolean {
  return text.indexOf("}{") < 0 && text.indexOf(",]") < 0;
}

/** A string holds no quote, so what is found is a member itself. */
function hasNoConflict({ never }: UsualForm, text: string): boolean {
  // By index: k6 makes an object of every function.
  for (let index = 0; index < never.length; index += 1) {
    const parts = never[index] as readonly string[];
    if (text.indexOf(parts[0] ?? "") >= 0 && parts.every((part) => text.indexOf(part) >= 0)) {
      return false;
    }
  }
  return true;
}

/** @param text that the form's expressions have accepted */
function isDistinct({ distinct, maxItems }: UsualForm, text: string): boolean {
  if (distinct === null) return true;
  if (distinct === "items") {
    const items = text.slice(1, -1).split(",");
    return items.length <= (maxItems ?? items.length) && new Set(items).size === items.length;
  }
  // No string has an escape, so no quote: this is the member itself.
  const member = `"${distinct.keysOf}":{`;
  const rest = text.slice(text.indexOf(member) + member.length);
  if (rest.startsWith("}")) return true;
  const [map = ""] = /^"[^"]*":"[^"]*"(?:,"[^"]*":"[^"]*")*/.exec(rest) ?? [];
  const keys = (map.match(/"[^"]*":"[^"]*"/g) ?? []).map((entry) => entry.split('":')[0]);
  return new Set(keys).size === keys.length;
}
