/** What the service may legally answer: bodies. */
import type { LegalRow } from "./legal-row.ts";
import { json, raw, text, type Change } from "./mutation.ts";

const overview = ["getFileTransferOverview", 200, "full"] as const;
const details = ["getFileTransferDetails", 200, "full"] as const;
const search = ["searchFileTransfers", 200, "full"] as const;
const resource = ["getResource", 200, "full"] as const;
const serviceOwner = ["getServiceOwner", 200, "full"] as const;
const member = (name: string, value: unknown): Change => json((body) => (body[name] = value));
const recipient = (name: string): unknown => ({
  recipient: name,
  currentRecipientFileTransferStatusCode: "DownloadConfirmed",
  currentRecipientFileTransferStatusText: "Recipient has downloaded fileTransfer",
  currentRecipientFileTransferStatusChanged: "2026-11-22T12:56:50+00:00",
});

/** Bodies of success that no record shows. */
export const legalBodies: readonly LegalRow[] = [
  ["a checksum that is not hexadecimal", overview, member("checksum", "z".repeat(32))],
  ["a checksum of 32 odd characters", overview, member("checksum", '"\\/ '.repeat(8))],
  ["a checksum in another script", overview, member("checksum", "æ".repeat(32))],
  ["a blank checksum", overview, member("checksum", " \t\u00a0")],
  ["no checksum", overview, member("checksum", null)],
  ["an empty checksum", overview, member("checksum", "")],
  [
    "a sender as URN",
    overview,
    member("sender", "urn:altinn:organization:identifier-no:991825827"),
  ],
  ["a sender of another country", overview, member("sender", "9908:991825827")],
  ["a sender in digits of another script", overview, member("sender", "٠١٩٢:٩٩١٨٢٥٨٢٧")],
  ["a recipient without a name", overview, member("recipients", [recipient("")])],
  [
    "many recipients",
    overview,
    member(
      "recipients",
      Array.from({ length: 500 }, (_, n) => recipient(`0192:${910_000_000 + n}`)),
    ),
  ],
  [
    "a recipient twice",
    overview,
    member("recipients", [recipient("0192:991825827"), recipient("0192:991825827")]),
  ],
  ["the state that nothing sets", overview, member("fileTransferStatus", "Cancelled")],
  [
    "a state text with JSON",
    overview,
    member(
      "fileTransferStatusText",
      'Malware scan failed: Malicious. Extra details: {"ETag":null,"errors":[1]}',
    ),
  ],
  [
    "a size beyond 2^53",
    overview,
    raw(/"fileTransferSize":\d+/, '"fileTransferSize":1677721600000000001'),
  ],
  ["an empty file", overview, member("fileTransferSize", 0)],
  ["a date without decimals", overview, member("created", "2026-11-22T12:56:50+00:00")],
  ["a date of seven decimals", overview, member("created", "2026-11-22T12:56:50.1234567+01:00")],
  [
    "the last date there is",
    overview,
    member("expirationTime", "9999-12-31T23:59:59.999999+00:00"),
  ],
  ["a leap day", overview, member("created", "2028-02-29T00:00:00Z")],
  [
    "properties with odd keys",
    overview,
    raw(
      /"propertyList":\{[^}]*\}/,
      '"propertyList":{"":"","__proto__":"a","constructor":"b","toString":"","hasOwnProperty":"c","a/b~c":"d","A":"1","a":"2"}',
    ),
  ],
  ["a long property", overview, member("propertyList", { a: "\u{1f600}".repeat(1500) })],
  [
    "a file name of odd characters",
    overview,
    member("fileName", '../"a\\b"\n\u2028<>&\u{1f600}}{,]'),
  ],
  [
    "an early end of a failed upload",
    overview,
    member("fileTransferStatus", "Failed"),
    member("published", "2026-11-22T12:56:50+00:00"),
  ],
  [
    "history in any order",
    details,
    json((body) => (body["fileTransferStatusHistory"] as unknown[]).sort(() => -1)),
  ],
  [
    "a hundred ids",
    search,
    text(() =>
      JSON.stringify(
        Array.from({ length: 100 }, (_, n) => `8c696f72-a0a7-48eb-ab20-f0032ed71${n + 100}`),
      ),
    ),
  ],
  ["no ids", ["searchFileTransfers", 200, /","/], text(() => "[]")],
  ["a negative time to live", resource, member("fileTransferTimeToLive", "-1.00:00:00")],
  [
    "a time to live with a fraction",
    resource,
    member("fileTransferTimeToLive", "00:00:00.5000000"),
  ],
  ["a long time to live", resource, member("fileTransferTimeToLive", "365.00:00:00")],
  ["no purge", resource, member("purgeFileTransferAfterAllRecipientsConfirmed", false)],
  ["the smallest edition code", resource, member("externalServiceEditionCodeLegacy", -2147483648)],
  [
    "the largest size",
    resource,
    raw(/"maxFileTransferSize":(?:\d+|null)/, '"maxFileTransferSize":1677721600000'),
  ],
  [
    "two storage providers on the way",
    serviceOwner,
    member("storageProviders", [
      {
        type: "AltinnAzure",
        deploymentStatus: "DeployingResources",
        deploymentEnvironment: "Production",
      },
      {
        type: "AltinnAzureWithoutVirusScan",
        deploymentStatus: "NotStarted",
        deploymentEnvironment: "Staging",
      },
    ]),
  ],
  ["a service owner without a name", serviceOwner, member("name", "")],
];
