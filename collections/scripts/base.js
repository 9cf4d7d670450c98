// What every claim uses. Each claim gives the pair [expected, received], both as text.

function show(value) {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

/** The same text for equal values: members sorted by name, lists as sets. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

/** Two values that are not alike, as a pair of texts that differ even where both are cut. */
function unlike(expected, received) {
  const pair = [show(expected), show(received)];
  return pair[0] === pair[1] ? [pair[0], `${pair[1]} and something else further on`] : pair;
}

/** Fills in the variables of all texts of a value; a text that is one variable alone gets its type too. */
function fill(value) {
  const variable = typeof value === "string" ? /^\{\{([^{}]+)\}\}$/.exec(value) : null;
  if (variable !== null && pm.variables.has(variable[1])) return pm.variables.get(variable[1]);
  if (typeof value === "string") return pm.variables.replaceIn(value);
  if (Array.isArray(value)) return value.map(fill);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member)]));
}

/** The body as JSON; undefined when it is none. */
function json() {
  try {
    return JSON.parse(pm.response.text());
  } catch {
    return undefined;
  }
}

/** The value at a JSON pointer; undefined when there is none. */
function at(pointer) {
  const names = pointer.split("/").slice(1);
  return names.reduce(
    (value, name) => (value === null || value === undefined ? undefined : value[name]),
    json(),
  );
}

/** A claim of this step: fails with both sides in words. */
function claim(name, pair) {
  pm.test(name, () => {
    const [expected, received] = pair;
    if (expected !== received) throw new Error(`expected ${expected}, received ${received}`);
  });
}

/** Whether a claim holds, without making it. */
function holds(pair) {
  return pair[0] === pair[1];
}
