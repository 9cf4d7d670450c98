// Claims about lists of ids, and about nothing having changed.

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
  const pick = (value) => Object.fromEntries(changed.map((name) => [name, value[name]]));
  return unlike(pick(old), pick(now));
}

function agreesWith({ memory }) {
  const before = pm.collectionVariables.get(memory);
  const [other, here] = [before ? JSON.parse(before) : undefined, json()];
  if (!other || !here) return ["both answers as JSON", show([other, here])];
  // As in unchangedSince: a job may have filled in the checksum between the two answers.
  const isFilledIn = (name) => name === "checksum" && !other[name];
  const names = Object.keys(other).filter(
    (name) => canonical([other[name]]) !== canonical([here[name]]) && !isFilledIn(name),
  );
  const pick = (value) => Object.fromEntries(names.map((name) => [name, value[name]]));
  return names.length === 0 ? ["", ""] : unlike(pick(other), pick(here));
}
