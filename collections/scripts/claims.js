// One function a kind of assertion (collections/model/assertion.ts).

function member({ at: pointer, equals }) {
  const [expected, received] = [fill(equals), at(pointer)];
  return canonical(expected) === canonical(received) ? ["", ""] : unlike(expected, received);
}

function memberIsOneOf({ at: pointer, values }) {
  const received = at(pointer);
  const allowed = fill(values);
  const isAllowed = allowed.some((each) => canonical(each) === canonical(received));
  return isAllowed ? ["", ""] : [allowed.map(show).join(" or "), show(received)];
}

function problem({ code }) {
  return [show(code), show(at("/code"))];
}

function validationProblem({ keys }) {
  const errors = at("/errors");
  const named = errors === undefined || errors === null ? [] : Object.keys(errors);
  const isNamed = keys.every((key) => named.includes(key)) && at("/code") === undefined;
  return isNamed ? ["", ""] : [`errors for ${keys.map(show).join(", ")}`, show(named)];
}

function header({ name, equals }) {
  const values = pm.response.headers.filter(
    (each) => each.key.toLowerCase() === name.toLowerCase(),
  );
  return [
    show(String(fill(equals))),
    values.length === 0 ? "no such header" : show(values.map((each) => each.value).join(", ")),
  ];
}

function headerIsAbsent({ name }) {
  return [
    "no such header",
    pm.response.headers.has(name) ? show(pm.response.headers.get(name)) : "no such header",
  ];
}

function allow({ methods }) {
  const received = pm.response.headers.get("Allow");
  const names = received === undefined ? [] : received.split(",").map((each) => each.trim());
  return [methods.toSorted().join(", "), names.toSorted().join(", ")];
}

function body({ equals }) {
  const expected = String(fill(equals));
  const received = pm.response.text();
  if (expected === received) return ["", ""];
  let first = 0;
  while (first < expected.length && expected[first] === received[first]) first += 1;
  return [
    `${expected.length} characters, ${show(expected.slice(first, first + 8))} at ${first}`,
    `${received.length} characters, ${show(received.slice(first, first + 8))} at ${first}`,
  ];
}

function bodyIsEmpty() {
  return [show(""), show(pm.response.text())];
}

function duration({ at: pointer, seconds }) {
  const received = at(pointer);
  const parts = /^(-?)(?:(\d+)\.)?(\d\d):(\d\d):(\d\d(?:\.\d{1,7})?)$/.exec(String(received));
  if (parts === null) return [`${seconds} seconds as [d.]hh:mm:ss`, show(received)];
  const [, sign, days = "0", hours, minutes, rest] = parts;
  const total = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(rest);
  return [`${seconds} seconds`, `${sign === "-" ? -total : total} seconds`];
}

function storageProviderIsReady({ type }) {
  const providers = at("/storageProviders");
  const isReady =
    Array.isArray(providers) &&
    providers.some((each) => each.type === type && each.deploymentStatus === "Ready");
  return isReady ? ["", ""] : [`${type} Ready`, show(providers)];
}
