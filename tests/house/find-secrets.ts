/** What must never be written down. Every token and assertion of a run is a JWT, so the form finds them all. */
const forms: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  // Header and claims are enough: cut before its signature it still tells who may do what.
  { kind: "token or assertion", pattern: /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/ },
  { kind: "private key (PEM)", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { kind: "private key (DER)", pattern: /MII[EJ][\w+/-]{100,}/ },
  {
    kind: "private key (JWK)",
    pattern: /(?:\\*"|&quot;)d(?:\\*"|&quot;)\s*:\s*(?:\\*"|&quot;)[\w-]{40,}/,
  },
];

/**
 * The kinds of secrets in a text: as they are, URL-encoded, in base64 and in base64url, and in base64
 * that was URL-encoded. Empty when there are none.
 */
export function findSecrets(text: string): readonly string[] {
  const plain = [text, percentDecoded(text)];
  const views = [...plain, ...plain.flatMap(base64Decoded)];
  return forms
    .filter(({ pattern }) => views.some((view) => pattern.test(view)))
    .map(({ kind }) => kind);
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** What the runs of base64 in a text hold; a run may be glued to text before it, so each offset is tried. */
function base64Decoded(text: string): readonly string[] {
  const runs = text.match(/[\w+/-]{40,}/g) ?? [];
  return [0, 1, 2, 3].map((offset) =>
    runs.map((run) => Buffer.from(run.slice(offset), "base64url").toString("latin1")).join("\n"),
  );
}
