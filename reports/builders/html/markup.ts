/** Markup that is safe to put into a document: made by `html`, never by hand. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/**
 * Template tag for HTML and inline SVG: every value is escaped, only `Markup` goes in as it is.
 *
 * Attribute values have to stand in double quotes. The indentation of the source is left out (a third of
 * the page); that of values stays.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = strings.map((source, index) => {
    const literal = source.replace(/\n\s+/g, "\n");
    const part = parts[index];
    return part === undefined ? literal : literal + toMarkup(part);
  });
  return { markup: markup.join("") };
}

/** Nothing, for parts that are absent. */
export const nothing: Markup = { markup: "" };

/**
 * Text for an element or a quoted attribute.
 *
 * C0 controls have no meaning in HTML and NUL is a parse error: they are shown as U+FFFD; so are lone
 * surrogates, which UTF-8 cannot hold, and the bidirectional overrides, which reorder what follows.
 */
function escapeText(text: string): string {
  return text
    .replace(
      // oxlint-disable-next-line no-control-regex -- finding control characters is what this is for
      /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu,
      "\ufffd",
    )
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function toMarkup(part: Part): string {
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
}
