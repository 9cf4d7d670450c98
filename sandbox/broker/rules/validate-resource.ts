/** The body of PUT /resource/{id}. */
import type { BodyShape, BoundValue } from "./bind-json.ts";
import type { ResourceRequest } from "./configure-resource.ts";
import { characterCount, type Validation } from "./validation.ts";

export const resourceShape: BodyShape = {
  parameter: "resourceExt",
  type: "Altinn.Broker.Models.ResourceExt",
  members: {
    maxFileTransferSize: "int64",
    fileTransferTimeToLive: "string",
    purgeFileTransferAfterAllRecipientsConfirmed: "boolean",
    purgeFileTransferGracePeriod: "string",
    useManifestFileShim: "boolean",
    externalServiceCodeLegacy: "string",
    externalServiceEditionCodeLegacy: "int32",
    requiredParty: "string",
  },
};

/** Width of the column, in characters, not UTF-16 units: longer codes break the real service with 500 (defect D24). */
const longestServiceCode = 7;

export function validateResource(
  values: ReadonlyMap<string, BoundValue>,
): Validation<ResourceRequest> {
  const text = (name: string): string | null => {
    const value = values.get(name);
    return typeof value === "string" ? value : null;
  };
  const flag = (name: string): boolean | null => {
    const value = values.get(name);
    return typeof value === "boolean" ? value : null;
  };
  const number = (name: string): bigint | null => {
    const value = values.get(name);
    return typeof value === "bigint" ? value : null;
  };
  const edition = number("externalServiceEditionCodeLegacy");
  const code = text("externalServiceCodeLegacy");
  const usesShim = flag("useManifestFileShim");
  if (usesShim === true && (code === null || code === "")) {
    return refused("", "ExternalServiceCodeLegacy must be set and not be an empty string.");
  }
  if (usesShim === true && (edition === null || edition === 0n)) {
    return refused("", "ExternalServiceEditionCodeLegacy must be set and not be zero.");
  }
  if (code !== null && characterCount(code) > longestServiceCode) {
    return refused(
      "ExternalServiceCodeLegacy",
      `The field ExternalServiceCodeLegacy must be a string with a maximum length of ${longestServiceCode}.`,
    );
  }
  for (const name of ["externalServiceCodeLegacy", "requiredParty"]) {
    const key = name.charAt(0).toUpperCase() + name.slice(1);
    if (text(name)?.includes("\0") === true) {
      return refused(key, `The ${key} field can not contain the NUL character.`);
    }
  }
  return {
    kind: "valid",
    request: {
      maxFileTransferSize: number("maxFileTransferSize"),
      fileTransferTimeToLive: text("fileTransferTimeToLive"),
      purgeFileTransferAfterAllRecipientsConfirmed: flag(
        "purgeFileTransferAfterAllRecipientsConfirmed",
      ),
      purgeFileTransferGracePeriod: text("purgeFileTransferGracePeriod"),
      useManifestFileShim: usesShim,
      externalServiceCodeLegacy: code,
      externalServiceEditionCodeLegacy: edition === null ? null : Number(edition),
      requiredParty: text("requiredParty"),
    },
  };
}

function refused(key: string, message: string): Validation<never> {
  return { kind: "refused", errors: [[key, [message]]] };
}
