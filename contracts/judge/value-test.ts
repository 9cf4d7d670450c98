/** What a predicate may ask of one value. */

export type Scalar = string | number | boolean | null;

/** Every member that is there has to hold. */
export interface ValueTest {
  readonly equals?: Scalar;
  readonly oneOf?: readonly Scalar[];
  /** Regular expression, found anywhere in the text; `(?i)` in front: in any letter case. */
  readonly matches?: string;
  /** In the text. */
  readonly contains?: string;
  /** Text of more, of fewer UTF-16 units than this. */
  readonly longerThan?: number;
  readonly shorterThan?: number;
  /** Number greater, less than this. */
  readonly above?: number;
  readonly below?: number;
  /** ISO 8601 duration of more days than this, either way; a year has 365 days, a month 30. */
  readonly longerThanDays?: number;
  readonly type?: "string" | "number" | "boolean" | "null" | "array" | "object";
  /** Whether it is there at all. */
  readonly present?: boolean;
}

type Test = (expected: never, value: unknown) => boolean;

const tests: Readonly<Record<string, Test>> = {
  equals: (expected: Scalar, value) => value === expected,
  oneOf: (expected: readonly unknown[], value) => expected.includes(value),
  matches: (expected: string, value) =>
    typeof value === "string" && expressionOf(expected).test(value),
  contains: (expected: string, value) => typeof value === "string" && value.includes(expected),
  longerThan: (expected: number, value) => typeof value === "string" && value.length > expected,
  shorterThan: (expected: number, value) => typeof value === "string" && value.length < expected,
  above: (expected: number, value) => typeof value === "number" && value > expected,
  below: (expected: number, value) => typeof value === "number" && value < expected,
  longerThanDays: (expected: number, value) => isLongerThanDays(value, expected),
  type: (expected: string, value) => typeOf(value) === expected,
  present: (expected: boolean, value) => (value !== undefined) === expected,
};

/** Whether the value passes every test; what is not there (undefined) passes `present: false` alone. */
export function passes(test: ValueTest, value: unknown): boolean {
  return Object.entries(test).every(
    ([name, expected]) => tests[name]?.(expected as never, value) ?? true,
  );
}

const expressions = new Map<string, RegExp>();

function expressionOf(source: string): RegExp {
  let expression = expressions.get(source);
  if (expression === undefined) {
    const isInAnyCase = source.startsWith("(?i)");
    expression = new RegExp(isInAnyCase ? source.slice(4) : source, isInAnyCase ? "i" : "");
    expressions.set(source, expression);
  }
  return expression;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isLongerThanDays(value: unknown, days: number): boolean {
  if (typeof value !== "string") return false;
  const match =
    /^\s*-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?\s*$/.exec(
      value,
    );
  if (!match) return false;
  const [years = 0, months = 0, dayCount = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const total =
    years * 365 + months * 30 + dayCount + hours / 24 + minutes / 1440 + seconds / 86_400;
  return total > days;
}
