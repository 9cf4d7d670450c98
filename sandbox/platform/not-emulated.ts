/** What the stand-in does not emulate, said at its start and in docs/platform.md. */
export const notEmulated: readonly string[] = [
  "scopes: a client gets every scope it asks for, and no interface asks its caller for one",
  "subscription keys, rate limits and TLS of the gateway: it has TLS for Maskinporten's name alone",
  "policies of resources: one policy decides for all, without roles, obligations and advice",
  "subscriptions to events: they are kept and can be asked for, and pushed to nobody",
  "system registration, system user requests and key administration of Maskinporten",
  "Azure: storage, malware scanner, Key Vault",
  "memory: keys, clients, events and decisions end with the process",
];
