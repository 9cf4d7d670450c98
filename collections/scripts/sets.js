// Claims about lists of ids, about events, and about nothing having changed.

function ids() {
  const body = json();
  return Array.isArray(body) ? body : [];
}

function lists({ id }) {
  const wanted = fill(id);
  return ["listed 1 time", `listed ${ids().filter((each) => each === wanted).length} time`];
}

function doesNotList({ id }) {
  const isList = Array.isArray(json());
  return [
    "a list without it",
    isList && !ids().includes(fill(id)) ? "a list without it" : show(json()),
  ];
}

function listsInOrder({ first, second }) {
  const [a, b] = [ids().indexOf(fill(first)), ids().indexOf(fill(second))];
  const isRight = a >= 0 && b > a;
  return isRight
    ? ["", ""]
    : ["the first before the second", `places ${a} and ${b} (-1: not listed)`];
}

/** The same text for equal values: members sorted by name, lists as sets. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

function unchangedSince({ memory }) {
  const before = pm.collectionVariables.get(memory);
  const [old, now] = [before ? JSON.parse(before) : undefined, json()];
  if (old === undefined || now === undefined) return ["both answers as JSON", show([old, now])];
  // A checksum that was not given is filled in by a job, in some set-ups after the publication.
  const isFilledIn = (name) => name === "checksum" && !old[name];
  const changed = Object.keys({ ...old, ...now }).filter(
    (name) => canonical([old[name]]) !== canonical([now[name]]) && !isFilledIn(name),
  );
  if (changed.length === 0) return ["", ""];
  const pick = (value) => show(Object.fromEntries(changed.map((name) => [name, value[name]])));
  return [pick(old), pick(now)];
}

/** How often each event came, by name and receiver. */
function eventCounts() {
  const counts = {};
  for (const { event } of list("/events")) {
    const name = String(event.type).replace("no.altinn.broker.", "");
    const key = `${name} to ${String(event.subject).split(":").at(-1)}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

function events({ events: due }) {
  const counts = eventCounts();
  const expected = due
    .filter((each) => !each.mayBeAbsent || counts[`${each.event} to ${each.organization}`])
    .map((each) => `${each.times} × ${each.event} to ${each.organization}`);
  const received = Object.entries(counts).map(([key, times]) => `${times} × ${key}`);
  const ids = list("/events").map(({ event }) => event.id);
  return [
    expected.toSorted().join(", "),
    received.toSorted().join(", ") +
      (new Set(ids).size < ids.length ? " (an id occurs twice)" : ""),
  ];
}

/** Whether waiting can still help: what came too often does not go away. */
function eventsMayStillCome({ events: due }) {
  return Object.entries(eventCounts()).every(([key, times]) =>
    due.some((each) => `${each.event} to ${each.organization}` === key && times <= each.times),
  );
}
