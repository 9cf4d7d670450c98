import assert from "node:assert/strict";
import { test } from "node:test";

import { member, runPlatform } from "./running-platform.ts";
import { as, publish, recipient, resource, sender, subjectOf } from "./subscriber.ts";

test("events are read after one, page by page, own ones only", async (t) => {
  const platform = await runPlatform(t);
  const headers = await as(platform, sender);
  for (const id of ["1", "2", "3", "4"]) await publish(platform, id);
  await publish(platform, "foreign", { subject: subjectOf(recipient) });
  await publish(platform, "purged", { type: "no.altinn.broker.filepurged" });
  const read = async (url: string) => {
    const answer = await platform.ask(url, { headers });
    const ids = (answer.json as readonly unknown[]).map((event) => member(event, "id"));
    return { ids, next: answer.headers.get("next"), type: answer.headers.get("content-type") };
  };
  const path = `/events/api/v1/events?resource=${resource}`;

  const first = await read(`${path}&after=0&size=3`);
  const second = await read((first.next ?? "").slice(platform.platformUrl.length));
  const none = await read((second.next ?? "").slice(platform.platformUrl.length));

  assert.deepEqual([first.ids, second.ids, none.ids], [["1", "2", "3"], ["4", "purged"], []]);
  assert.equal(first.type, "application/cloudevents+json; charset=utf-8");
  assert.equal(none.next, null);
  assert.deepEqual((await read(`${path}&after=3&type=no.altinn.broker.published`)).ids, ["4"]);
  assert.deepEqual((await read(`${path}&after=0&subject=${subjectOf(recipient)}`)).ids, []);
  const owner = await platform.ask(`${path}&after=4`, {
    headers: await as(platform, sender, "ttd"),
  });
  assert.equal((owner.json as readonly unknown[]).length, 2);
});

for (const { query, says } of [
  { query: "after=0", says: /resource field is required/ },
  { query: "resource=bruno-broker&after=0", says: /must begin with/ },
  { query: `resource=${resource}`, says: /'after' parameter/ },
  { query: `resource=${resource}&after=0&size=many`, says: /size/ },
]) {
  test(`reading events with ${query} is refused in words`, async (t) => {
    const platform = await runPlatform(t);

    const answer = await platform.ask(`/events/api/v1/events?${query}`, {
      headers: await as(platform, sender),
    });

    assert.equal(answer.status, 400);
    assert.match(String(member(answer.json, "detail")), says);
  });
}
