/**
 * As whom we talk: the actors of a transfer and the tokens they carry.
 *
 * Organisation numbers are those of the recorded exchanges. Each organisation is used once, serially,
 * before anything runs in parallel (first use by parallel requests makes search miss transfers, D08).
 */

/** How a token names its organisation: a system user of it, or the organisation itself. */
export type TokenKind = "systemUser" | "enterprise";

export interface Actor {
  readonly name: ActorName;
  /** Nine digits. */
  readonly organization: string;
  readonly kind: TokenKind;
  readonly scopes: readonly string[];
}

export const actorNames = [
  "sender",
  "recipient",
  "recipient2",
  "stranger",
  "serviceOwner",
  "otherOwner",
  "noScope",
] as const;
export type ActorName = (typeof actorNames)[number];

export const actors: Readonly<Record<ActorName, Actor>> = {
  sender: {
    name: "sender",
    organization: "991825827",
    kind: "systemUser",
    scopes: ["altinn:broker.write"],
  },
  recipient: {
    name: "recipient",
    organization: "986252932",
    kind: "systemUser",
    scopes: ["altinn:broker.read"],
  },
  recipient2: {
    name: "recipient2",
    organization: "910568183",
    kind: "systemUser",
    scopes: ["altinn:broker.read"],
  },
  stranger: {
    name: "stranger",
    organization: "974761076",
    kind: "systemUser",
    scopes: ["altinn:broker.write", "altinn:broker.read"],
  },
  serviceOwner: {
    name: "serviceOwner",
    organization: "991825827",
    kind: "enterprise",
    scopes: ["altinn:serviceowner"],
  },
  otherOwner: {
    name: "otherOwner",
    organization: "974760673",
    kind: "enterprise",
    scopes: ["altinn:serviceowner"],
  },
  noScope: {
    name: "noScope",
    organization: "991825827",
    kind: "systemUser",
    scopes: ["altinn:broker.none"],
  },
};
