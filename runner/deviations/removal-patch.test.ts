import assert from "node:assert/strict";
import { test } from "node:test";

import { removalPatch } from "./removal-patch.ts";

const text = `# Ours.
deviations:
  - id: A
    condition: One.

  # About the second.
  - id: B
    operations:
      - getResource
    condition: Two.
  - id: C
    condition: Three.
`;

test("the patch takes out the entry alone, with the lines around it to find it by", () => {
  assert.equal(
    removalPatch({ name: "own.yaml", text }, "B"),
    `--- a/own.yaml
+++ b/own.yaml
@@ -4,9 +4,5 @@
     condition: One.
 
   # About the second.
-  - id: B
-    operations:
-      - getResource
-    condition: Two.
   - id: C
     condition: Three.
`,
  );
});

test("what stands after the last entry's lines stays", () => {
  assert.equal(
    removalPatch({ name: "own.yaml", text }, "A"),
    `--- a/own.yaml
+++ b/own.yaml
@@ -1,7 +1,5 @@
 # Ours.
 deviations:
-  - id: A
-    condition: One.
 
   # About the second.
   - id: B
`,
  );
});

test("where it is the only one, an empty list is left", () => {
  const only = "deviations:\n  - id: A\n    condition: One.\n";

  assert.equal(
    removalPatch({ name: "own.yaml", text: only }, "A"),
    `--- a/own.yaml
+++ b/own.yaml
@@ -1,3 +1,1 @@
-deviations:
-  - id: A
-    condition: One.
+deviations: []
`,
  );
});

test("an entry on one line with others has no patch, nor has one that is not there", () => {
  assert.equal(removalPatch({ name: "own.yaml", text: "deviations: [{ id: A }]\n" }, "A"), null);
  assert.equal(removalPatch({ name: "own.yaml", text }, "D"), null);
});
