/** The transfers that records met, and what an initialize of one sends. */
import { createHash } from "node:crypto";

export interface TransferSpec {
  readonly fileName: string;
  readonly resourceId: string;
  readonly reference: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly properties: ReadonlyMap<string, string>;
  /** Undefined: left out. */
  readonly checksum: string | null | undefined;
  readonly content: Buffer;
  readonly scan: "simulated" | "webhook";
  readonly disableVirusScan: boolean;
  readonly status:
    "Initialized" | "UploadStarted" | "UploadProcessing" | "Published" | "Purged" | "Failed";
  /** Labels of actors who download, in this order. */
  readonly downloads: readonly string[];
  readonly confirms: readonly string[];
}

export const hello = Buffer.from("hello");

export const ordinary: TransferSpec = {
  fileName: "a.txt",
  resourceId: "altinn-broker-test-resource-1",
  reference: "ref-00000000",
  sender: "0192:991825827",
  recipients: ["0192:986252932"],
  properties: new Map(),
  checksum: undefined,
  content: hello,
  scan: "simulated",
  disableVirusScan: false,
  status: "Published",
  downloads: [],
  confirms: [],
};

/** The contents that records tell. */
export const hundred = Buffer.from("0123456789".repeat(10));
export const wrongMd5 = "0d41402abc4b2a76b9719d911017c592";

export function md5(content: Buffer): string {
  return createHash("md5").update(content).digest("hex");
}

export function initializeBody(spec: TransferSpec): Buffer {
  const properties = [...spec.properties].map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  const members = {
    fileName: spec.fileName,
    resourceId: spec.resourceId,
    sendersFileTransferReference: spec.reference,
    sender: spec.sender,
    recipients: spec.recipients,
    ...(spec.disableVirusScan ? { disableVirusScan: true } : {}),
    ...(spec.checksum === undefined ? {} : { checksum: spec.checksum }),
  };
  return Buffer.from(
    `${JSON.stringify(members).slice(0, -1)},"propertyList":{${properties.join(",")}}}`,
  );
}
