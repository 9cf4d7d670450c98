// Claims about the events that the platform keeps: which came, how often, and whether they are well-formed.

/** How often each event came, by name, receiver and its role. */
function eventCounts() {
  const counts = {};
  for (const { event } of list("/events")) {
    const name = String(event.type).replace("no.altinn.broker.", "");
    const receiver = String(event.subject).split(":").at(-1);
    const key = `${name} to ${receiver} as ${event.data?.Role}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** What the events have besides name, receiver and role, and have wrong; in words. */
function eventFaults() {
  const resource = `urn:altinn:resource:${pm.variables.get("resource")}`;
  return list("/events").flatMap(({ contentType, event }) =>
    [
      ["content type", /^application\/cloudevents\+json\b/i.test(contentType)],
      ["specversion", event.specversion === "1.0"],
      ["id", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(event.id)],
      ["type", String(event.type).startsWith("no.altinn.broker.")],
      ["subject", /^urn:altinn:organization:identifier-no:\d{9}$/.test(event.subject)],
      ["resource", event.resource === resource],
      ["source", /^https?:\/\/.*\/broker\/api\/v1\/filetransfer$/.test(event.source)],
      ["time", !instant(event.time).startsWith("no time")],
    ]
      .filter(([, isRight]) => !isRight)
      .map(
        ([name]) =>
          `${name} of ${event.type} is ${show(name === "content type" ? contentType : event[name])}`,
      ),
  );
}

/** An event as a key of the counts. */
function dueEvent({ event, organization, role }) {
  return `${event} to ${organization} as ${role}`;
}

function events({ events: due }) {
  const counts = eventCounts();
  const expected = due
    .filter((each) => !each.mayBeAbsent || counts[dueEvent(each)])
    .map((each) => `${each.times} × ${dueEvent(each)}`);
  const received = Object.entries(counts).map(([key, times]) => `${times} × ${key}`);
  const ids = list("/events").map(({ event }) => event.id);
  return [
    expected.toSorted().join(", "),
    received.toSorted().join(", ") +
      (new Set(ids).size < ids.length ? " (an id occurs twice)" : "") +
      eventFaults()
        .map((fault) => ` (${fault})`)
        .join(""),
  ];
}

/** Whether waiting can still help: what came too often does not go away. */
function eventsMayStillCome({ events: due }) {
  return Object.entries(eventCounts()).every(([key, times]) =>
    due.some((each) => dueEvent(each) === key && times <= each.times),
  );
}
