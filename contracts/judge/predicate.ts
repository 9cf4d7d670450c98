/**
 * The small language in which a deviation says when it shows: data, so that users can bring their own.
 *
 * Three values, after Kleene: what the exchange or the context does not tell is unknown, `not` leaves it unknown, and
 * only a certain yes excuses anything.
 */
import { factValues, type ExchangeFacts } from "./exchange-fact.ts";
import { passes, type ValueTest } from "./value-test.ts";

export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | FactTest;

/** Holds when one value of the fact passes every test: a pointer with `*` has several values. */
export type FactTest = { readonly fact: string } & ValueTest;

/** True, false, or null: it cannot be known from what was told. */
export type Truth = boolean | null;

export function truthOf(predicate: Predicate, exchange: ExchangeFacts): Truth {
  if ("all" in predicate) return allOf(predicate.all, exchange);
  if ("any" in predicate) return anyOf(predicate.any, exchange);
  if ("not" in predicate) {
    const truth = truthOf(predicate.not, exchange);
    return truth === null ? null : !truth;
  }
  const values = factValues(predicate.fact, exchange);
  return values === null ? null : values.some((value) => passes(predicate, value));
}

function allOf(predicates: readonly Predicate[], exchange: ExchangeFacts): Truth {
  let result: Truth = true;
  for (const predicate of predicates) {
    const truth = truthOf(predicate, exchange);
    if (truth === false) return false;
    if (truth === null) result = null;
  }
  return result;
}

function anyOf(predicates: readonly Predicate[], exchange: ExchangeFacts): Truth {
  let result: Truth = false;
  for (const predicate of predicates) {
    const truth = truthOf(predicate, exchange);
    if (truth === true) return true;
    if (truth === null) result = null;
  }
  return result;
}
