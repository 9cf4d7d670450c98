import assert from "node:assert/strict";
import { test } from "node:test";

import { empty } from "./answer.ts";
import type { Route } from "./route.ts";
import { routeFinder } from "./route.ts";

const answer = () => empty(200);
const routes: readonly Route[] = [
  { method: "GET", path: "/events", answer },
  { method: "DELETE", path: "/events", answer },
  { method: "GET", path: "/resource/{id}", answer },
];
const find = routeFinder(routes);

test("a path without parameters is found by its method", () => {
  assert.deepEqual(find("DELETE", "/events"), { kind: "found", route: routes[1], params: {} });
});

test("a parameter is decoded", () => {
  assert.deepEqual(find("GET", "/resource/a%2Fb"), {
    kind: "found",
    route: routes[2],
    params: { id: "a/b" },
  });
});

test("another method names those that there are", () => {
  assert.deepEqual(find("PUT", "/events"), { kind: "wrongMethod", allow: ["GET", "DELETE"] });
  assert.deepEqual(find("PUT", "/resource/a"), { kind: "wrongMethod", allow: ["GET"] });
});

for (const path of [
  "/",
  "/event",
  "/events/",
  "/resource",
  "/resource/",
  "/resource/a/b",
  "/resource/%zz",
]) {
  test(`the path ${path} is unknown`, () => {
    assert.deepEqual(find("GET", path), { kind: "unknownPath" });
  });
}
