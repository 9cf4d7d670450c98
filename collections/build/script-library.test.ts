import assert from "node:assert/strict";
import { test } from "node:test";

import { parseLibrary, withDependencies } from "./script-library.ts";

const library = parseLibrary([
  "const order = [1];\nconst other = 2;\n\n/** Uses order. */\nfunction sort() {\n  return order;\n}",
  'function alone() {\n  return "sort"; // sort\n}',
]);

test("a script carries what it uses, and what that uses", () => {
  assert.deepEqual(withDependencies(library, ["sort"]), [
    "const order = [1];",
    "/** Uses order. */\nfunction sort() {\n  return order;\n}",
  ]);
});

test("a name in a text or a comment is no use of it", () => {
  assert.equal(withDependencies(library, ["alone"]).length, 1);
});

test("a function that does not exist stops the generator", () => {
  assert.throws(() => withDependencies(library, ["missing"]), /no function missing/);
});
