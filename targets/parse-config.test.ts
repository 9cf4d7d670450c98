import assert from "node:assert/strict";
import { test } from "node:test";

import { parseConfig, type ConfigSources } from "./parse-config.ts";

const broker = "http://127.0.0.1:5096";
const platform = "http://127.0.0.1:5097";

function parse(sources: Partial<ConfigSources>) {
  return parseConfig({ target: undefined, flags: {}, env: {}, ...sources });
}

test("nothing given is the sandbox, which starts by itself", () => {
  const result = parse({});

  assert.ok(result.ok);
  assert.equal(result.config.target.name, "sandbox");
  assert.equal(result.config.target.brokerUrl, null);
  assert.equal(result.config.target.allowsLoad, true);
});

test("two addresses without a name are the target custom", () => {
  const result = parse({ flags: { brokerUrl: `${broker}/`, platformUrl: platform } });

  assert.ok(result.ok);
  assert.equal(result.config.target.name, "custom");
  assert.equal(result.config.target.brokerUrl, broker);
  assert.equal(result.config.target.maskinportenUrl, platform);
});

test("a target away from this machine gets neither load nor disruptive checks, whatever its name", () => {
  const flags = {
    brokerUrl: "https://platform.example.org",
    platformUrl: "https://platform.example.org",
  };

  for (const target of [undefined, "custom", "sandbox"]) {
    const result = parse({ target, flags });

    assert.ok(result.ok);
    assert.equal(result.config.target.allowsLoad, false);
    assert.deepEqual(result.config.target.allows, ["read", "write"]);
  }
});

test("a flag beats a variable, and a variable beats the env file", () => {
  const envFile = {
    BROKER_URL: "http://127.0.0.1:3",
    PLATFORM_URL: "http://127.0.0.1:3",
    RESOURCE_ID: "c",
  };
  const env = { BROKER_URL: "http://127.0.0.1:2", PLATFORM_URL: "http://127.0.0.1:2" };

  const result = parse({ flags: { brokerUrl: "http://127.0.0.1:1" }, env, envFile });

  assert.ok(result.ok);
  assert.equal(result.config.target.brokerUrl, "http://127.0.0.1:1");
  assert.equal(result.config.target.platformUrl, "http://127.0.0.1:2");
  assert.equal(result.config.resourceId, "c");
});

const refused: readonly {
  name: string;
  sources: Partial<ConfigSources>;
  names: readonly string[];
}[] = [
  {
    name: "broker without platform",
    sources: { flags: { brokerUrl: broker } },
    names: ["--platform-url (PLATFORM_URL)"],
  },
  {
    name: "platform without broker",
    sources: { env: { PLATFORM_URL: platform } },
    names: ["--broker-url (BROKER_URL)"],
  },
  {
    name: "a variable that is set but empty",
    sources: { env: { BROKER_URL: "" } },
    names: ["--broker-url (BROKER_URL)"],
  },
  {
    name: "an empty flag",
    sources: { flags: { brokerUrl: " " } },
    names: ["--broker-url (BROKER_URL)"],
  },
  {
    name: "an address with a path",
    sources: { flags: { brokerUrl: `${broker}/broker/api/v1`, platformUrl: platform } },
    names: ["--broker-url (BROKER_URL)"],
  },
  {
    name: "two bad addresses, both at once",
    sources: { flags: { brokerUrl: "ftp://a", platformUrl: "http://user:secret@b" } },
    names: ["--broker-url (BROKER_URL)", "--platform-url (PLATFORM_URL)"],
  },
  { name: "an unknown target", sources: { target: "tt03" }, names: ["--target"] },
  {
    name: "the target custom without addresses",
    sources: { target: "custom" },
    names: ["--broker-url (BROKER_URL)"],
  },
  {
    name: "no explicit target while CI is set",
    sources: { env: { CI: "true" } },
    names: ["--target"],
  },
];
for (const { name, sources, names } of refused) {
  test(`refused: ${name}`, () => {
    const result = parse(sources);

    assert.ok(!result.ok);
    assert.deepEqual(
      result.problems.map((each) => each.name),
      names,
    );
  });
}

test("the explicit sandbox is enough where CI is set", () => {
  assert.ok(parse({ target: "sandbox", env: { CI: "true" } }).ok);
});
