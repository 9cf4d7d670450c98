// The values of this run. The environment may give runId, seed, userAgent and resourceId.
const given = (name) => pm.environment.get(name) || pm.globals.get(name) || "";
const run = given("runId") || pm.variables.replaceIn("{{$guid}}").slice(0, 8);
for (const name of Object.keys(pm.collectionVariables.toObject()))
  pm.collectionVariables.unset(name);

// Deterministic content: the same seed, the same bytes. ASCII first, so that a range can be compared as text.
let state = Number(given("seed") || "1") >>> 0;
const next = (limit) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * limit);
};
const letters = Array.from("abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789\n");
const wide = [...letters, ...Array.from("æøåÆØÅ€😀")];
const pick = (alphabet, count) =>
  Array.from({ length: count }, () => alphabet[next(alphabet.length)]).join("");
const payload = pick(letters, 64) + pick(wide, 1500 + next(500)) + pick(letters, 64);
const sizeBytes = unescape(encodeURIComponent(payload)).length;
const cryptoJs = require("crypto-js");

const values = {
  run,
  userAgent: given("userAgent") || `broker-suite (${run})`,
  resource: given("resourceId") || `broker-suite-${run}`,
  ownsResource: given("resourceId") ? "" : "yes",
  fileName: `brev æ ${run}.txt`,
  payload,
  payloadBytes: sizeBytes,
  payloadLast: sizeBytes - 1,
  payloadMd5: cryptoJs.MD5(cryptoJs.enc.Utf8.parse(payload)).toString(),
  payloadSlice: payload.slice(10, 20),
  payloadTail: payload.slice(-10),
  payloadRest: payload.slice(10),
};
for (const [name, value] of Object.entries(values)) pm.collectionVariables.set(name, value);
