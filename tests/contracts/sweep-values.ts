/** Small changes of a JSON value, each as the text of the whole. */

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface JsonMutation {
  readonly kind: string;
  readonly pointer: string;
  readonly text: string;
}

/** Changes within the value, as whole texts; `wrap` puts the changed part back into its place. */
export function ofValue(
  value: Json,
  pointer: string,
  wrap: (text: string) => string = (text) => text,
): readonly JsonMutation[] {
  const change = (kind: string, text: string, at = pointer): JsonMutation => ({
    kind,
    pointer: at,
    text: wrap(text),
  });
  const own = pointer === "" ? [] : replacements(value).map(([kind, text]) => change(kind, text));
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => JSON.stringify(item));
    const [first] = value as readonly Json[];
    const inner =
      first === undefined
        ? []
        : ofValue(first, `${pointer}/0`, (text) =>
            wrap(`[${[text, ...items.slice(1)].join(",")}]`),
          );
    return [
      ...own,
      change("a list without items", "[]"),
      change(
        "an item that is null",
        `[${[...items, "null"].join(",")}]`,
        `${pointer}/${items.length}`,
      ),
      ...inner,
    ];
  }
  if (typeof value !== "object" || value === null) return own;
  const members = Object.entries(value).map(
    ([name, inner]) => [name, `${JSON.stringify(name)}:${JSON.stringify(inner)}`] as const,
  );
  const others = (name: string): string[] =>
    members.filter(([known]) => known !== name).map(([, text]) => text);
  const object = (parts: readonly string[]): string => `{${parts.join(",")}}`;
  return [
    ...own,
    change(
      "an extra member",
      object([...members.map(([, text]) => text), '"sweep":1']),
      `${pointer}/sweep`,
    ),
    ...Object.entries(value).flatMap(([name, inner]) => {
      const at = `${pointer}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
      const text = JSON.stringify(inner);
      const key = JSON.stringify(name);
      const all = [...others(name), `${key}:${text}`];
      const renamed = name[0] === name[0]?.toUpperCase() ? `${name}x` : upperFirst(name);
      return [
        change("a missing member", object(others(name)), at),
        change(
          "a member in another letter case",
          object([...others(name), `${JSON.stringify(renamed)}:${text}`]),
          at,
        ),
        change("a key twice with one value", object([...all, `${key}:${text}`]), at),
        change("a key twice with two values", object([`${key}:"sweep"`, ...all]), at),
        ...ofValue(inner, at, (changed) => wrap(object([...others(name), `${key}:${changed}`]))),
      ];
    }),
  ];
}

function replacements(value: Json): readonly (readonly [kind: string, text: string])[] {
  const wrong: [string, string][] = [
    ["null", "null"],
    ["a number", "7"],
    ["a boolean", "true"],
    ["a text", '"sweep"'],
    ["an empty text", '""'],
    ["a list", "[7]"],
    ["an object", '{"sweep":7}'],
  ];
  if (typeof value === "number") {
    wrong.push(
      ["a number in a text", `"${value}"`],
      ["a number with a fraction", `${value}.0`],
      ["a number with an exponent", "1e3"],
      ["a negative number", "-1"],
      ["a number beyond 64 bits", "9223372036854775808"],
    );
  }
  if (typeof value !== "string") return wrong.filter(([, text]) => text !== JSON.stringify(value));
  const text = (kind: string, changed: string): void => {
    if (changed !== value) wrong.push([kind, JSON.stringify(changed)]);
  };
  text("another letter case", upperFirst(value) === value ? lowerFirst(value) : upperFirst(value));
  text("a blank behind", `${value} `);
  if (/^[0-9a-f]{8}-/.test(value)) {
    text("an id in upper case", value.replace(/[0-9a-f]/, "A"));
    text("an id without dashes", value.replaceAll("-", ""));
    text("an id cut short", value.slice(0, -1));
    text("an id in braces", `{${value}}`);
  }
  if (/^\d{4}-\d\d-\d\dT/.test(value)) {
    text("a date without offset", value.replace(/(?:Z|[+-]\d\d:\d\d)$/, ""));
    text("a date with a blank", value.replace("T", " "));
    text("a day that does not exist", value.replace(/-\d\d-\d\dT/, "-02-30T"));
    text("a date of eight decimals", value.replace(/(?:\.\d+)?([Z+-][\d:]*)$/, ".12345678$1"));
    text("an hour that does not exist", value.replace(/T\d\d/, "T24"));
    text("a date without seconds", value.replace(/:\d\d(?:\.\d+)?([Z+-])/, "$1"));
  }
  return wrong.filter(([, changed]) => changed !== JSON.stringify(value));
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
