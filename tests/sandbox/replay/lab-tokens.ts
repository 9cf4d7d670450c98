/** Tokens as the records' actors had them, signed by one key of the test. */
import {
  createHmac,
  createSign,
  constants,
  generateKeyPairSync,
  sign as signBytes,
  type JsonWebKey,
  type KeyObject,
} from "node:crypto";
import { delegatedSystemUser, maskinportenIssuer } from "./lab-platform.ts";

export type Claims = Readonly<Record<string, unknown>>;

export interface LabTokens {
  readonly jwk: JsonWebKey;
  /** Set once the lab platform listens. */
  issuer: string;
  token(claims: Claims, header?: Claims, key?: KeyObject): string;
  systemUser(organization: string, scope: string, systemUserId?: string): Claims;
  enterprise(organization: string, scope: string): Claims;
  maskinporten(organization: string, scope: string): Claims;
  /** The value of an `Authorization` header for what a record says of it; null when nobody knows how to make it. */
  authorization(label: string): string | null;
}

const write = "altinn:broker.write";
const read = "altinn:broker.read";
const serviceOwner = "altinn:serviceowner";
const hashes: Readonly<Record<string, string>> = {
  RS256: "sha256",
  RS384: "sha384",
  RS512: "sha512",
  PS256: "sha256",
};

const actors: Readonly<
  Record<string, readonly [organization: string, scope: string, systemUserId?: string]>
> = {
  sender: ["991825827", write],
  recipient: ["986252932", read],
  recipient2: ["910568183", read],
  stranger: ["974761076", `${write} ${read}`],
  both: ["991825827", `${write} ${read}`],
  noscope: ["991825827", "altinn:broker.none"],
  delegated: ["974761076", `${write} ${read}`, delegatedSystemUser],
  org_recipient2_both: ["910568183", `${write} ${read}`],
  search_sender: ["311111111", write],
  search_sender_both: ["311111111", `${write} ${read}`],
  search_recipient: ["322222222", read],
  search_recipient_both: ["322222222", `${write} ${read}`],
  search_recipient2: ["333333333", read],
  search_stranger: ["344444444", read],
  limit_sender: ["355555555", write],
  limit_recipient: ["366666666", read],
};

export function createLabTokens(): LabTokens {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const nowSeconds = Math.floor(Date.now() / 1000);
  const tokens: LabTokens = {
    jwk: { ...publicKey.export({ format: "jwk" }), kid: "lab", use: "sig" },
    issuer: "",
    token: (claims, header = {}, key = privateKey) => {
      const fullHeader: Claims = { alg: "RS256", typ: "JWT", kid: "lab", ...header };
      const signed = `${encode(fullHeader)}.${encode(claims)}`;
      return `${signed}.${signature(String(fullHeader["alg"]), signed, key)}`;
    },
    systemUser: (organization, scope, systemUserId = organization) => ({
      ...common(scope),
      consumer: consumer("310654321"),
      authorization_details: [systemUserDetails(organization, systemUserId)],
    }),
    enterprise: (organization, scope) => ({
      ...common(scope),
      consumer: consumer(organization),
      "urn:altinn:orgNumber": organization,
      "urn:altinn:org": "ttd",
    }),
    maskinporten: (organization, scope) => ({
      iss: maskinportenIssuer,
      scope,
      consumer: consumer(organization),
      exp: nowSeconds + 3600,
    }),
    authorization: (label) => authorization(label),
  };

  const common = (scope: string): Claims => ({
    iss: tokens.issuer,
    scope,
    client_id: "lab",
    "urn:altinn:authlevel": 3,
    jti: "lab",
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + 3600,
  });
  const bearer = (claims: Claims, header?: Claims): string =>
    `Bearer ${tokens.token(claims, header)}`;
  const sender = (change: Claims = {}): Claims => ({
    ...tokens.systemUser("991825827", write),
    ...change,
  });
  const recipient = (change: Claims = {}): Claims => ({
    ...tokens.systemUser("986252932", read),
    ...change,
  });
  const without = (claims: Claims, ...names: readonly string[]): Claims =>
    Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)));
  const anonymous = (scope: string): string => bearer(common(scope));
  const expired = { exp: nowSeconds - 60, nbf: nowSeconds - 3600 };

  const labels: Readonly<Record<string, () => string>> = {
    "<Bearer without token>": () => "Bearer ",
    "<Basic credentials>": () => "Basic YTpi",
    "<not a JWT>": () => "Bearer nonsense",
    "<no claim naming an organisation>": () => anonymous(`${write} ${read}`),
    "<no-organisation>": () => anonymous(serviceOwner),
    "<sender token, scheme name in lower case>": () => `bearer ${tokens.token(sender())}`,
    "<sender token without a scheme>": () => tokens.token(sender()),
    "<sender token with a changed signature>": () =>
      `Bearer ${tokens.token(sender(), {}, other.privateKey)}`,
    "<alg none>": () => `Bearer ${encode({ alg: "none" })}.${encode(sender())}.`,
    "<sender, expired 60 s ago>": () => bearer(sender(expired)),
    "<sender, expired>": () => bearer(sender(expired)),
    "<recipient, expired>": () => bearer(recipient(expired)),
    "<sender, unknown issuer>": () => bearer(sender({ iss: "https://example.org/" })),
    "<sender, nbf one hour ahead>": () => bearer(sender({ nbf: nowSeconds + 3600 })),
    "<sender, no scope claim>": () => bearer(without(sender(), "scope")),
    "<sender, scope altinn:broker>": () => bearer(sender({ scope: "altinn:broker" })),
    "<sender, scope altinn:broker.write.extra>": () => bearer(sender({ scope: `${write}.extra` })),
    "<sender, scope among others>": () => bearer(sender({ scope: `openid ${write} other` })),
    "<sender, scope as a JSON array, write first>": () => bearer(sender({ scope: [write, "x"] })),
    "<sender, scope as a JSON array, write second>": () => bearer(sender({ scope: ["x", write] })),
    "<sender, only claim urn:altinn:scope>": () =>
      bearer({ ...without(sender(), "scope"), "urn:altinn:scope": write }),
    "<organisation token, no system user>": () => bearer(tokens.enterprise("991825827", write)),
    "<organisation token of a stranger>": () =>
      bearer(tokens.enterprise("974761076", `${write} ${read}`)),
    "<organisation token of stranger>": () =>
      bearer(tokens.enterprise("974761076", `${write} ${read}`)),
    "<organisation token of recipient>": () => bearer(tokens.enterprise("986252932", read)),
    "<organisation token of the sender>": () => bearer(tokens.enterprise("311111111", write)),
    "<Maskinporten token of recipient>": () => bearer(tokens.maskinporten("986252932", read)),
    "<Maskinporten token of the sender>": () => bearer(tokens.maskinporten("311111111", write)),
    "<authorization_details is not JSON>": () =>
      bearer(sender({ authorization_details: "nonsense" })),
    "<authorization-details-bad>": () =>
      bearer({ ...common(serviceOwner), authorization_details: "nonsense" }),
    "<sender, authlevel 2>": () => bearer(sender({ "urn:altinn:authlevel": 2 })),
    "<sender, authlevel 4>": () => bearer(sender({ "urn:altinn:authlevel": 4 })),
    "<sender organisation, only read scope>": () => bearer(sender({ scope: read })),
    "<sender organisation, read scope; not a recipient>": () => bearer(sender({ scope: read })),
    "<recipient organisation, only write scope>": () => bearer(recipient({ scope: write })),
    "<recipient, only write scope>": () => bearer(recipient({ scope: write })),
    "<consumer-only>": () => bearer({ ...common(serviceOwner), consumer: consumer("301010101") }),
    "<systemuser-token>": () => bearer(tokens.systemUser("302020202", serviceOwner)),
    "<org-with-prefix>": () =>
      bearer({ ...common(serviceOwner), "urn:altinn:orgNumber": "0192:303030303" }),
    "<org-number-claim>": () =>
      bearer({ ...common(serviceOwner), "urn:altinn:orgNumber": "304040404" }),
    "<org-empty>": () => bearer({ ...common(serviceOwner), "urn:altinn:orgNumber": "" }),
    "<org-8-digits>": () => bearer({ ...common(serviceOwner), "urn:altinn:orgNumber": "12345678" }),
    "<org-10-digits>": () =>
      bearer({ ...common(serviceOwner), "urn:altinn:orgNumber": "1234567890" }),
    "<org-letters>": () => bearer({ ...common(serviceOwner), "urn:altinn:orgNumber": "abcdefghi" }),
    "<consumer-without-id>": () =>
      bearer({ ...common(serviceOwner), consumer: { authority: "x" } }),
    "<consumer-string>": () => bearer({ ...common(serviceOwner), consumer: "0192:305050505" }),
    "<consumer-array>": () =>
      bearer({ ...common(serviceOwner), consumer: [consumer("306060606")] }),
    "<consumer-id-null>": () =>
      bearer({ ...common(serviceOwner), consumer: { authority: "x", ID: null } }),
    "<consumer-lower-id>": () =>
      bearer({ ...common(serviceOwner), consumer: { authority: "x", id: "0192:307070707" } }),
    "<only a consumer claim>": () => bearer({ ...common(write), consumer: consumer("311111111") }),
    "<only urn:altinn:orgNumber>": () =>
      bearer({ ...common(write), "urn:altinn:orgNumber": "311111111" }),
    "<authorization_details without systemuser_org>": () =>
      bearer(
        sender({
          authorization_details: [{ type: "x", systemuser_id: ["991825827"], system_id: "x" }],
        }),
      ),
  };

  let owners = 400_000_000;
  const authorization = (label: string): string | null => {
    // In the negotiation records: an organisation that is nobody's yet.
    if (label === "<custom>") return bearer(tokens.enterprise(String((owners += 1)), serviceOwner));
    // In the service owner records: the same, for the rows that follow.
    if (label === "<Bearer <new-owner>> again")
      return bearer(tokens.enterprise(String(owners), serviceOwner));
    if (label === "<Bearer <new-owner>>") return authorization("<custom>");
    const name = /^Bearer <(.*)>$/.exec(label)?.[1] ?? "";
    const actor = actors[name];
    if (actor !== undefined) return bearer(tokens.systemUser(...actor));
    if (name === "serviceowner") return bearer(tokens.enterprise("991825827", serviceOwner));
    if (name === "otherowner") return bearer(tokens.enterprise("974760673", serviceOwner));
    return labels[label]?.() ?? null;
  };

  return tokens;
}

export function consumer(organization: string): Claims {
  return { authority: "iso6523-actorid-upis", ID: `0192:${organization}` };
}

export function systemUserDetails(organization: string, systemUserId = organization): Claims {
  return {
    type: "urn:altinn:systemuser",
    systemuser_id: [systemUserId],
    systemuser_org: consumer(organization),
    system_id: "lab",
  };
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signature(algorithm: string, signed: string, key: KeyObject): string {
  if (algorithm === "HS256")
    return createHmac("sha256", "secret").update(signed).digest("base64url");
  const hash = hashes[algorithm] ?? "sha256";
  if (algorithm === "PS256") {
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    return signBytes(hash, Buffer.from(signed), { key, ...padding }).toString("base64url");
  }
  return createSign(hash).update(signed).sign(key).toString("base64url");
}
