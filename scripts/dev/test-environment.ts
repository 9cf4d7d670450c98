/**
 * The environment that tests see: the caller's without what steers the suite or its output, so that
 * they say the same with and without `CI`, on a terminal and in a pipe.
 *
 * Kept are the variables that say where things are (`PATH`, `HOME`, proxies, `K6_BINARY`).
 */
export function testEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !steersTheSuite(name)) kept[name] = value;
  }
  return kept;
}

const steering = [
  /^(?:CI|GITHUB_ACTIONS|NO_COLOR|FORCE_COLOR|NODE_TEST_CONTEXT|NODE_V8_COVERAGE)$/,
  /^(?:BROKER|PLATFORM|MASKINPORTEN|CONTROL)_/,
  /^K6_/,
];
const places = /^K6_(?:BINARY|RELEASE_URL)$/;

function steersTheSuite(name: string): boolean {
  return !places.test(name) && steering.some((pattern) => pattern.test(name));
}
