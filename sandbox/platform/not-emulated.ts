/** What the stand-in does not emulate, said at its start and in docs/platform.md. */
export const notEmulated: readonly string[] = [
  "who may have which scope: a client gets every scope that it asks for",
  "TLS of the gateway: it has TLS for Maskinporten's name alone",
  "policies of resources: one policy decides for all, without roles, obligations and advice",
  "subunits of organisations, and subscriptions to events of applications",
  "system registration, system user requests and key administration of Maskinporten",
  "Azure: storage, Key Vault, and a scanner that looks into files: results are made up",
  "memory: keys, clients, events, decisions and calls end with the process",
];
