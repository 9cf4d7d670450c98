import type { Value } from "../../model/assertion.ts";

/** Bodies that initialize must refuse, and the keys that its validation problem must name. */
export const invalidTransfers: readonly (readonly [
  string,
  Readonly<Record<string, Value | undefined>>,
  string,
])[] = [
  ["without a file name", { fileName: undefined }, "FileName"],
  ["with an empty file name", { fileName: "" }, "FileName"],
  ["with a file name of 256 characters", { fileName: "a".repeat(256) }, "FileName"],
  ["without a resource", { resourceId: undefined }, "ResourceId"],
  ["with a resource of another form", { resourceId: "urn:altinn:app:x" }, "ResourceId"],
  [
    "without a reference",
    { sendersFileTransferReference: undefined },
    "SendersFileTransferReference",
  ],
  [
    "with a reference of 4097 characters",
    { sendersFileTransferReference: "a".repeat(4097) },
    "SendersFileTransferReference",
  ],
  ["without a sender", { sender: undefined }, "Sender"],
  ["with a sender of eight digits", { sender: "0192:99182582" }, "Sender"],
  ["with a sender without prefix", { sender: "991825827" }, "Sender"],
  ["without recipients", { recipients: undefined }, "Recipients"],
  ["with no recipient in the list", { recipients: [] }, "Recipients"],
  ["with a recipient of another form", { recipients: ["986252932"] }, "Recipients"],
  [
    "with a second recipient of another form",
    { recipients: ["0192:986252932", "0192:98625293"] },
    "Recipients",
  ],
  ["with a checksum of 31 characters", { checksum: "0".repeat(31) }, "Checksum"],
  ["with a checksum of 33 characters", { checksum: "0".repeat(33) }, "Checksum"],
  ["with a checksum in upper case", { checksum: "0123456789ABCDEF0123456789ABCDEF" }, "Checksum"],
  [
    "with eleven properties",
    {
      propertyList: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`key${i}`, "value"])),
    },
    "PropertyList",
  ],
  [
    "with a property key of 51 characters",
    { propertyList: { ["k".repeat(51)]: "value" } },
    "PropertyList",
  ],
  [
    "with a property value of 3001 characters",
    { propertyList: { key: "v".repeat(3001) } },
    "PropertyList",
  ],
  ["with a number for the file name", { fileName: 7 }, "initializeExt"],
  ["with text for a flag", { disableVirusScan: "true" }, "initializeExt"],
];
