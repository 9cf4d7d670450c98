import assert from "node:assert/strict";
import { test } from "node:test";
import { K6VariableError } from "./k6-errors.ts";
import { defaultReleaseUrl, readK6Settings } from "./k6-settings.ts";

test("without flag and variables nothing is explicit and archives come from GitHub", () => {
  assert.deepEqual(readK6Settings({}, undefined), {
    explicit: null,
    releaseUrl: defaultReleaseUrl,
  });
});

test("the flag beats the variable", () => {
  const { explicit } = readK6Settings({ K6_BINARY: "/from/variable" }, "/from/flag");

  assert.deepEqual(explicit, { by: "--k6", path: "/from/flag" });
});

test("the variable names an explicit k6", () => {
  const { explicit } = readK6Settings({ K6_BINARY: "/from/variable" }, undefined);

  assert.deepEqual(explicit, { by: "K6_BINARY", path: "/from/variable" });
});

test("a mirror may be written with a slash at its end", () => {
  const { releaseUrl } = readK6Settings({ K6_RELEASE_URL: "https://mirror.test/k6/" }, undefined);

  assert.equal(releaseUrl, "https://mirror.test/k6");
});

const refused = [
  { name: "an empty K6_BINARY", env: { K6_BINARY: "" }, flag: undefined, words: /K6_BINARY/ },
  { name: "an empty --k6", env: {}, flag: " ", words: /--k6 is set but empty/ },
  { name: "an empty mirror", env: { K6_RELEASE_URL: "" }, flag: undefined, words: /but empty/ },
  {
    name: "a mirror that is no address",
    env: { K6_RELEASE_URL: "mirror" },
    flag: undefined,
    words: /"mirror"/,
  },
  {
    name: "a mirror of another scheme",
    env: { K6_RELEASE_URL: "file:///k6" },
    flag: undefined,
    words: /no http\(s\) address/,
  },
];
for (const { name, env, flag, words } of refused) {
  test(`${name} is refused as asked wrongly`, () => {
    assert.throws(
      () => readK6Settings(env, flag),
      (error) =>
        error instanceof K6VariableError && error.exitCode === 2 && words.test(error.message),
    );
  });
}

test("a password in the mirror's address is refused and not repeated", () => {
  assert.throws(
    () => readK6Settings({ K6_RELEASE_URL: "https://me:hush@mirror.test" }, undefined),
    (error) =>
      error instanceof K6VariableError && !`${error.message} ${error.next}`.includes("hush"),
  );
});
