/** The fixed vocabulary of `Violation.rule`. `docs/rules.md` explains each; a test holds the two together. */
export const rules = [
  // status
  "no-response",
  "status-undocumented",
  "status-unexpected",
  // header
  "header-missing",
  "header-invalid",
  "media-type-wrong",
  "content-range-wrong",
  "upload-offset-wrong",
  "location-wrong",
  // body
  "body-missing",
  "body-unexpected",
  "body-unparsable",
  "text-wrong",
  "member-missing",
  "member-extra",
  "value-wrong-type",
  "value-outside-enum",
  "value-malformed",
  "value-out-of-bounds",
  "item-repeated",
  "key-repeated",
  "number-inexact",
  "problem-constant-differs",
  "problem-status-differs",
  "problem-code-unknown",
  "problem-code-misplaced",
  // request
  "broken-request-accepted",
  "kept-request-refused",
  // framing
  "content-length-differs",
  "framing-ambiguous",
  // sequence
  "echo-differs",
  "id-reused",
  "value-changed",
  "size-differs",
  "bytes-differ",
  "state-disagrees",
  "state-went-back",
  "history-incomplete",
  "history-repeated",
  "history-disordered",
  "time-wrong",
  "effect-missing",
  "effect-unexpected",
  "answer-contradicts-state",
  "search-incomplete",
  "search-excessive",
  "search-disordered",
  // the judge itself
  "unjudgeable",
] as const;
export type Rule = (typeof rules)[number];
