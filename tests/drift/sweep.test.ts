import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, type Draft, driftBetween, readDraft } from "./change-document.ts";

const contract = await readDraft("contracts/broker.openapi.yaml");

/** What may be taken out without anybody noticing, each with its reason. */
const saysNothing: readonly (readonly [RegExp, string])[] = [
  [/^\/info\/(?:summary|license\/identifier)$/, "not compared: 3.0 has no such member"],
  [/^\/components\/securitySchemes\/[^/]+\/(?:bearerFormat|description)$/, "not compared"],
  [/\/type$/, "said by the listed values too"],
  [/~1(?:octet-stream|csv)[^/]*\/schema(?:\/(?:format|type))?$/, "bytes anyway"],
  [/\/required$/, "a path parameter always is, and elsewhere false is what holds anyway"],
  [/\/(?:minLength|minimum|maximum)$/, "said by the pattern, format or place too"],
  [/\/(?:if|then)\/additionalProperties$/, "true is what holds anyway"],
  [/^\/paths\/\S*(?:daily-summary|malwarescanresults|~1health)(?:\/\w+)?$/, "hidden: not missed"],
  [/^\/components\/(?:schemas|responses)\/Un(?:handled|routed)/, "no operation promises it"],
  [/^\/components\/responses\/(?:\w*Failed|ServerRefusal)/, "no operation promises it"],
  [/^\/components\/responses\/\w+\/description/, "another stands beside the reference"],
];

/** Members whose own members are names. */
const nameMaps =
  /^(?:content|headers|parameters|paths|properties|responses|schemas|securitySchemes|webhooks)$/;

/** Pointers to every member that says something, but not to data. */
function pointersOf(value: Draft, pointer: string, membersAreNames: boolean): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => pointersOf(each, `${pointer}/${index}`, false));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    if (!membersAreNames && /^(?:x-.*|examples?)$/.test(member)) return [];
    const here = `${pointer}/${member.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const names = !membersAreNames && nameMaps.test(member) && !Array.isArray(inner);
    return [here, ...pointersOf(inner, here, names)];
  });
}

test("whatever is taken out of our contract is missed, or said nothing of its own", () => {
  // Every eightieth: enough to see each kind of member, and quick.
  const pointers = pointersOf(contract, "", false).filter((_, index) => index % 80 === 0);

  const silent = pointers.filter((pointer) => {
    try {
      return driftBetween(contract, changed(contract, { [pointer]: undefined })).length === 0;
    } catch (error) {
      // A document with dangling references, or without paths, is refused.
      return !(error instanceof Error && "code" in error);
    }
  });

  assert.ok(pointers.length > 30);
  assert.ok(silent.length < pointers.length / 5, `${silent.length} of ${pointers.length}`);
  assert.deepEqual(
    silent.filter((pointer) => !saysNothing.some(([pattern]) => pattern.test(pointer))),
    [],
  );
});
