import assert from "node:assert/strict";
import { test } from "node:test";
import { createFaultSwitch, faults, parseFault } from "./faults.ts";

test("a fault is read with and without its turn", () => {
  assert.deepEqual(parseFault("recipient-missing"), { id: "recipient-missing", every: 1 });
  assert.deepEqual(parseFault("download-byte-wrong@200"), {
    id: "download-byte-wrong",
    every: 200,
  });
});

for (const text of [
  "",
  "nothing",
  "recipient-missing@0",
  "recipient-missing@x",
  "recipient-missing@",
  "@2",
]) {
  test(`"${text}" is no fault, and the message lists those that are`, () => {
    assert.throws(
      () => parseFault(text),
      (error: unknown) => {
        const { code, message } = error as { code: string; message: string };
        return code === "FAULT_UNKNOWN" && faults.every(({ id }) => message.includes(id));
      },
    );
  });
}

test("a fault fires every Nth time, and counting begins anew when faults are set", () => {
  const turned = createFaultSwitch([{ id: "recipient-missing", every: 2 }]);

  const first = [
    turned.fires("recipient-missing"),
    turned.fires("recipient-missing"),
    turned.fires("recipient-missing"),
  ];
  turned.set([{ id: "recipient-missing", every: 2 }]);

  assert.deepEqual(first, [false, true, false]);
  assert.deepEqual(
    [turned.fires("recipient-missing"), turned.fires("recipient-missing")],
    [false, true],
  );
  assert.equal(turned.fires("scope-not-checked"), false);
});
