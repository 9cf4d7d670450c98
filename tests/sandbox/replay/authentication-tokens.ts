/** The special tokens of the authentication records, by their label. */
import { generateKeyPairSync } from "node:crypto";
import { maskinportenIssuer } from "./lab-platform.ts";
import { consumer, encode, systemUserDetails, type Claims, type LabTokens } from "./lab-tokens.ts";

const all = "altinn:broker.write altinn:broker.read altinn:serviceowner altinn:broker.maintenance";
const organization = "991825827";

/** Values of the `Authorization` lines; null when the label is not known. */
export type AuthorizationLines = readonly string[] | null;

export function authenticationTokens(tokens: LabTokens): (label: string) => AuthorizationLines {
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const now = Math.floor(Date.now() / 1000);
  const enterprise = (change: Claims = {}): Claims => ({
    ...tokens.enterprise(organization, all),
    ...change,
  });
  const without = (...names: readonly string[]): Claims =>
    Object.fromEntries(Object.entries(enterprise()).filter(([name]) => !names.includes(name)));
  const details = (value: unknown): Claims => ({
    ...tokens.systemUser(organization, all),
    authorization_details: value,
  });
  const member = (change: Claims, ...dropped: readonly string[]): Claims => {
    const whole = { ...systemUserDetails(organization), ...change };
    return details([
      Object.fromEntries(Object.entries(whole).filter(([name]) => !dropped.includes(name))),
    ]);
  };
  const caller = (change: Claims, ...dropped: readonly string[]): Claims => ({
    ...without("urn:altinn:orgNumber", "consumer", ...dropped),
    ...change,
  });
  const bearer = (claims: Claims, header?: Claims): AuthorizationLines => [
    `Bearer ${tokens.token(claims, header)}`,
  ];
  const valid = tokens.token(enterprise());
  const [head = "", payload = "", signature = ""] = valid.split(".");
  const scope = (value: unknown): AuthorizationLines => bearer(enterprise({ scope: value }));
  const expired = { exp: now - 3600, nbf: now - 7200 };
  const org = (change: Claims): Claims => ({
    systemuser_org: { ...consumer(organization), ...change },
  });

  const lines: Readonly<Record<string, () => AuthorizationLines>> = {
    "valid-enterprise": () => [`Bearer ${valid}`],
    valid: () => [`Bearer ${valid}`],
    "valid-systemuser": () => bearer(tokens.systemUser(organization, all)),
    "valid-maskinporten": () => bearer(tokens.maskinporten(organization, all)),
    "valid-maskinporten-systemuser": () =>
      bearer({
        ...tokens.maskinporten(organization, all),
        authorization_details: [systemUserDetails(organization)],
      }),
    "no-header": () => [],
    "header-empty": () => [""],
    "header-blank": () => ["  "],
    "scheme-only": () => ["Bearer"],
    "scheme-and-space": () => ["Bearer "],
    "token-one-word": () => ["Bearer abc"],
    "token-two-parts": () => ["Bearer abc.def"],
    "token-three-parts-garbage": () => ["Bearer abc.def.ghi"],
    "token-five-parts": () => ["Bearer a.b.c.d.e"],
    basic: () => ["Basic YTpi"],
    "no-scheme": () => [valid],
    "scheme-token": () => [`Token ${valid}`],
    "scheme-lower-case": () => [`bearer ${valid}`],
    "scheme-upper-case": () => [`BEARER ${valid}`],
    "trailing-space": () => [`Bearer ${valid} `],
    "tab-separator": () => [`Bearer\t${valid}`],
    "two-headers-valid-second": () => ["Bearer abc", `Bearer ${valid}`],
    "two-headers-basic-first": () => ["Basic YTpi", `Bearer ${valid}`],
    "two-headers-same": () => [`Bearer ${valid}`, `Bearer ${valid}`],
    "token-in-query": () => [],
    "token-in-cookie": () => [],
    "x-api-key-only": () => [],
    "signature-empty": () => [`Bearer ${head}.${payload}.`],
    "signature-truncated": () => [`Bearer ${head}.${payload}.${signature.slice(0, -10)}`],
    "payload-tampered": () => [
      `Bearer ${head}.${encode(enterprise({ jti: "other" }))}.${signature}`,
    ],
    "wrong-signature": () => [`Bearer ${tokens.token(enterprise(), {}, other)}`],
    "alg-none": () => [`Bearer ${encode({ alg: "none" })}.${payload}.`],
    "alg-none-upper": () => [`Bearer ${encode({ alg: "NONE" })}.${payload}.`],
    "alg-hs256-random-key": () => bearer(enterprise(), { alg: "HS256" }),
    "alg-hs256-public-key": () => bearer(enterprise(), { alg: "HS256" }),
    "alg-rs384": () => bearer(enterprise(), { alg: "RS384" }),
    "alg-rs512": () => bearer(enterprise(), { alg: "RS512" }),
    "alg-ps256": () => bearer(enterprise(), { alg: "PS256" }),
    "alg-missing": () => bearer(enterprise(), { alg: undefined }),
    "kid-unknown-wrong-key": () => [
      `Bearer ${tokens.token(enterprise(), { kid: "nobody" }, other)}`,
    ],
    "kid-unknown": () => bearer(enterprise(), { kid: "nobody" }),
    "kid-missing": () => bearer(enterprise(), { kid: undefined }),
    "typ-missing": () => bearer(enterprise(), { typ: undefined }),
    "typ-at-jwt": () => bearer(enterprise(), { typ: "at+jwt" }),
    "crit-header": () => bearer(enterprise(), { crit: ["x"], x: 1 }),
    "issuer-missing": () => bearer(without("iss")),
    "issuer-maskinporten-production": () => bearer(enterprise({ iss: "https://maskinporten.no/" })),
    "maskinporten-production-issuer": () => bearer(enterprise({ iss: "https://maskinporten.no/" })),
    "maskinporten-test-issuer": () => bearer(tokens.maskinporten(organization, all)),
    "issuer-real-tt02": () =>
      bearer(enterprise({ iss: "https://platform.tt02.altinn.no/authentication/api/v1/openid/" })),
    "issuer-wrong": () => bearer(enterprise({ iss: "https://evil.example/" })),
    "issuer-no-trailing-slash": () => bearer(enterprise({ iss: tokens.issuer.replace(/\/$/, "") })),
    "issuer-array": () => bearer(enterprise({ iss: [tokens.issuer, "x"] })),
    "expired-1-hour": () => bearer(enterprise(expired)),
    "expired-2-seconds": () => bearer(enterprise({ exp: now - 2, nbf: now - 60 })),
    "expired-systemuser": () => bearer({ ...tokens.systemUser(organization, all), ...expired }),
    "expired-maskinporten": () => bearer({ ...tokens.maskinporten(organization, all), ...expired }),
    "expired-wrong-signature": () => [`Bearer ${tokens.token(enterprise(expired), {}, other)}`],
    "expired-wrong-issuer": () => bearer(enterprise({ ...expired, iss: "https://evil.example/" })),
    "exp-missing": () => bearer(without("exp")),
    "exp-string": () => bearer(enterprise({ exp: String(now + 3600) })),
    expired: () => bearer(enterprise({ exp: now - 60, nbf: now - 5 })),
    "exp-zero": () => bearer(enterprise({ exp: 0, nbf: 0 })),
    "exp-negative": () => bearer({ ...without("nbf"), exp: -1 }),
    "exp-milliseconds": () => bearer(enterprise({ exp: (now + 3600) * 1000 })),
    "exp-far-future": () => bearer(enterprise({ exp: 4_102_444_800 })),
    "exp-before-nbf": () => bearer(enterprise({ exp: now + 60, nbf: now + 120 })),
    "nbf-future-1-hour": () => bearer(enterprise({ nbf: now + 3600, exp: now + 7200 })),
    "nbf-future": () => bearer(enterprise({ nbf: now + 60, exp: now + 7200 })),
    "nbf-future-3-seconds": () => bearer(enterprise({ nbf: now + 600 })),
    "nbf-missing": () => bearer(without("nbf")),
    "iat-missing": () => bearer(without("iat")),
    "iat-future": () => bearer(enterprise({ iat: now + 3600 })),
    "jti-missing": () => bearer(without("jti")),
    "jti-replayed": () => [`Bearer ${valid}`],
    "aud-other": () => bearer(enterprise({ aud: "other" })),
    "aud-array": () => bearer(enterprise({ aud: ["a", "b"] })),
    "client-id-missing": () => bearer(without("client_id")),
    "sub-present": () => bearer(enterprise({ sub: "x" })),
    "payload-array": () => [`Bearer ${tokens.token([] as unknown as Claims)}`],
    "payload-empty-object": () => bearer({}),
    "payload-not-json": () => [
      `Bearer ${head}.${Buffer.from("nonsense").toString("base64url")}.${signature}`,
    ],
    "large-token-16-kib": () => bearer(enterprise({ filler: "x".repeat(11_000) })),
    "scope-missing": () => bearer(without("scope")),
    "scope-empty": () => scope(""),
    "scope-other": () => scope("openid"),
    "scope-suffix": () => scope(all.replaceAll(/(\S+)/g, "$1.x")),
    "scope-prefix": () => scope("altinn:broker altinn"),
    "scope-sub-scope": () =>
      scope("altinn:broker.write/x altinn:broker.read/x altinn:serviceowner/instances.read"),
    "scope-double-space": () => scope(all.replaceAll(" ", "  ")),
    "scope-leading-space": () => scope(` ${all}`),
    "scope-comma": () => scope(all.replaceAll(" ", ",")),
    "scope-tab": () => scope(all.replaceAll(" ", "\t")),
    "scope-newline": () => scope(all.replaceAll(" ", "\n")),
    "scope-among-others": () => scope(`openid ${all} profile`),
    "scope-array-one": () => scope([all]),
    "scope-array-right-first": () => scope([all, "x"]),
    "scope-array-right-second": () => scope(["x", all]),
    "scope-claim-scp": () => bearer({ ...without("scope"), scp: all }),
    "scope-claim-urn-altinn-scope": () => bearer({ ...without("scope"), "urn:altinn:scope": all }),
    "scope-urn-wins": () => bearer(enterprise({ scope: "x", "urn:altinn:scope": all })),
    "scope-object": () => scope({ a: all }),
    "scope-number": () => scope(1),
    "scope-null": () => scope(null),
    "scope-all": () => scope(all),
    "scope-write-only": () => scope("altinn:broker.write"),
    "scope-read-only": () => scope("altinn:broker.read"),
    "scope-serviceowner-only": () => scope("altinn:serviceowner"),
    "scope-legacy": () => scope("altinn:broker.legacy"),
    "scope-maintenance-only": () => scope("altinn:broker.maintenance"),
    "expired-and-scope-missing": () => bearer({ ...without("scope"), ...expired }),
    "details-two-elements-own-first": () =>
      bearer(details([systemUserDetails(organization), systemUserDetails("974761076")])),
    "details-object-not-array": () => bearer(details(systemUserDetails(organization))),
    "details-json-string": () => bearer(details(JSON.stringify("x"))),
    "details-json-string-object": () =>
      bearer(details(JSON.stringify(systemUserDetails(organization)))),
    "details-string": () => bearer(details("nonsense")),
    "details-number": () => bearer(details(1)),
    "details-null": () => bearer(details([null])),
    "details-empty-object": () => bearer(details([{}])),
    "details-without-type": () => bearer(member({}, "type")),
    "details-without-systemuser-id": () => bearer(member({}, "systemuser_id")),
    "details-systemuser-id-empty": () => bearer(member({ systemuser_id: [] })),
    "details-systemuser-id-string": () => bearer(member({ systemuser_id: organization })),
    "details-without-system-id": () => bearer(member({}, "system_id")),
    "details-system-id-null": () => bearer(member({ system_id: null })),
    "details-without-org": () => bearer(member({}, "systemuser_org")),
    "details-org-string": () => bearer(member({ systemuser_org: `0192:${organization}` })),
    "details-org-without-authority": () =>
      bearer(member({ systemuser_org: { ID: `0192:${organization}` } })),
    "details-org-without-id": () => bearer(member({ systemuser_org: { authority: "x" } })),
    "details-org-id-lower-key": () =>
      bearer(member({ systemuser_org: { authority: "x", id: `0192:${organization}` } })),
    "details-org-id-no-prefix": () => bearer(member(org({ ID: organization }))),
    "details-org-id-null": () => bearer(member(org({ ID: null }))),
    "details-org-id-empty": () => bearer(member(org({ ID: "" }))),
    "details-other-type": () => bearer(member({ type: "other" })),
    "details-type-null": () => bearer(member({ type: null })),
    "details-empty-array": () => bearer(details([])),
    "caller-org-number-other": () => bearer(caller({ "urn:altinn:orgNumber": "974761076" })),
    "caller-org-number-text": () => bearer(caller({ "urn:altinn:orgNumber": "abc" })),
    "caller-org-number-empty": () => bearer(caller({ "urn:altinn:orgNumber": "" })),
    "caller-consumer-own-org-number-other": () =>
      bearer(caller({ consumer: consumer(organization), "urn:altinn:orgNumber": "974761076" })),
    "caller-consumer-no-prefix": () =>
      bearer(caller({ consumer: { authority: "iso6523-actorid-upis", ID: organization } })),
    "details-extra-member": () => bearer(member({ extra: 1 })),
    "caller-org-number-prefixed": () =>
      bearer(caller({ "urn:altinn:orgNumber": `0192:${organization}` })),
    "caller-consumer-only": () => bearer(caller({ consumer: consumer(organization) })),
    "caller-consumer-missing": () => bearer(caller({ "urn:altinn:orgNumber": organization })),
    "caller-consumer-string": () => bearer(caller({ consumer: `0192:${organization}` })),
    "caller-consumer-array": () => bearer(caller({ consumer: [consumer(organization)] })),
    "caller-no-org-no-consumer": () => bearer(caller({})),
    "caller-org-number-json-number": () =>
      bearer(caller({ "urn:altinn:orgNumber": Number(organization) })),
    "caller-org-and-pid": () => bearer(enterprise({ pid: "12345678901" })),
    "caller-org-and-userid": () => bearer(enterprise({ "urn:altinn:userid": "1" })),
    "caller-org-and-partyid": () => bearer(enterprise({ "urn:altinn:partyid": "1" })),
    "level-missing": () => bearer(without("urn:altinn:authlevel", "urn:altinn:org")),
    "level-0": () => bearer({ ...without("urn:altinn:org"), "urn:altinn:authlevel": 0 }),
    "level-3": () => bearer({ ...without("urn:altinn:org"), "urn:altinn:authlevel": 3 }),
    "level-4": () => bearer({ ...without("urn:altinn:org"), "urn:altinn:authlevel": 4 }),
    "level-5": () => bearer({ ...without("urn:altinn:org"), "urn:altinn:authlevel": 5 }),
    "level-string-4": () => bearer({ ...without("urn:altinn:org"), "urn:altinn:authlevel": "4" }),
    "level-text": () => bearer({ ...without("urn:altinn:org"), "urn:altinn:authlevel": "high" }),
    "level-2-with-org": () => bearer(enterprise({ "urn:altinn:authlevel": 2 })),
    "level-3-with-org": () => bearer(enterprise({ "urn:altinn:authlevel": 3 })),
    "level-maskinporten-default": () =>
      bearer({ ...tokens.maskinporten(organization, all), iss: maskinportenIssuer }),
  };
  const decisions = /^decision-/;
  return (label) => {
    const base = label.replace(/-org-level-3$/, "");
    if (decisions.test(label)) return [`Bearer ${valid}`];
    return lines[label]?.() ?? lines[base]?.() ?? null;
  };
}
