/** The formats of the contract as regular expressions, without anchors: usable in ajv and in `usual-form.ts`. */

const monthsAndDays =
  "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))";
const leapDays =
  "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29";
const time = String.raw`(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|23:59:60)(?:\.[0-9]{1,7})?`;
const offset = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

export const formatPatterns: Readonly<Record<string, string>> = {
  // RFC 3339, section 5.6, with `T` and `Z` in upper case, an offset always, and days that exist. The service counts
  // in steps of 100 ns and never writes more than seven decimals.
  "date-time": `(?:[0-9]{4}-${monthsAndDays}|${leapDays})T${time}${offset}`,
  // Lower case with dashes: the service never writes another form.
  uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
};

/** Days to the 30th, of February to the 28th; so written that the next character always decides (see `usual-form.ts`). */
const days30 = String.raw`(?:0[1-9]|[12]\d|30)`;
const plainDays = String.raw`(?:0(?:[13-9]-${days30}|2-(?:0[1-9]|1\d|2[0-8]))|1[0-2]-${days30})`;
const plainTime = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,7})?`;

/** The formats as the service writes them: in UTC, without leap days, leap seconds and, for shortness, 31sts. */
export const plainFormatPatterns: Readonly<Record<string, string>> = {
  "date-time": String.raw`\d{4}-${plainDays}T${plainTime}(?:Z|\+00:00)`,
  uuid: String.raw`[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}`,
};
