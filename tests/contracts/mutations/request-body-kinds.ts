/** A success that answers a JSON body which breaks the contract. */
import { acceptedBodyKind } from "./accepted-kind.ts";
import type { MutationKind } from "./mutation-kind.ts";

const initialize = ["initializeFileTransfer"];
const configure = ["configureResource"];
const owner = ["initializeServiceOwner"];

export const requestBodyKinds: readonly MutationKind[] = [
  acceptedBodyKind(
    "an announcement without a file name accepted",
    initialize,
    "/fileName",
    (members) => delete members["fileName"],
  ),
  acceptedBodyKind(
    "an announcement without recipients accepted",
    initialize,
    "/recipients",
    (members) => delete members["recipients"],
  ),
  acceptedBodyKind(
    "an announcement without a sender accepted",
    initialize,
    "/sender",
    (members) => delete members["sender"],
  ),
  acceptedBodyKind(
    "an announcement without a resource accepted",
    initialize,
    "/resourceId",
    (members) => delete members["resourceId"],
  ),
  acceptedBodyKind(
    "a list of no recipients accepted",
    initialize,
    "/recipients",
    (members) => (members["recipients"] = []),
  ),
  acceptedBodyKind(
    "a recipient of eight digits accepted",
    initialize,
    "/recipients/0",
    (members) => (members["recipients"] = ["0192:98625293"]),
  ),
  acceptedBodyKind(
    "a sender that is a number accepted",
    initialize,
    "/sender",
    (members) => (members["sender"] = 991825827),
  ),
  acceptedBodyKind(
    "a file name that is too long accepted",
    initialize,
    "/fileName",
    (members) => (members["fileName"] = "a".repeat(256)),
  ),
  acceptedBodyKind(
    "an empty file name accepted",
    initialize,
    "/fileName",
    (members) => (members["fileName"] = ""),
  ),
  acceptedBodyKind(
    "a checksum of 31 characters accepted",
    initialize,
    "/checksum",
    (members) => (members["checksum"] = "a".repeat(31)),
  ),
  acceptedBodyKind(
    "a checksum in capitals accepted",
    initialize,
    "/checksum",
    (members) => (members["checksum"] = "A".repeat(32)),
  ),
  acceptedBodyKind(
    "eleven properties accepted",
    initialize,
    "/propertyList",
    (members) =>
      (members["propertyList"] = Object.fromEntries(
        "abcdefghijk".split("").map((key) => [key, ""]),
      )),
  ),
  acceptedBodyKind(
    "a property of 3001 characters accepted",
    initialize,
    "/propertyList/a",
    (members) => (members["propertyList"] = { a: "a".repeat(3001) }),
  ),
  acceptedBodyKind(
    "a property that is a number accepted",
    initialize,
    "/propertyList/a",
    (members) => (members["propertyList"] = { a: 1 }),
  ),
  acceptedBodyKind(
    "a largest size of zero accepted",
    configure,
    "/maxFileTransferSize",
    (members) => (members["maxFileTransferSize"] = 0),
  ),
  acceptedBodyKind(
    "a largest size beyond every limit accepted",
    configure,
    "/maxFileTransferSize",
    (members) => (members["maxFileTransferSize"] = 1677721600001),
  ),
  acceptedBodyKind(
    "a duration that is a number accepted",
    configure,
    "/fileTransferTimeToLive",
    (members) => (members["fileTransferTimeToLive"] = 30),
  ),
  acceptedBodyKind(
    "a flag that is a text accepted",
    configure,
    "/purgeFileTransferAfterAllRecipientsConfirmed",
    (members) => (members["purgeFileTransferAfterAllRecipientsConfirmed"] = "yes"),
  ),
  acceptedBodyKind(
    "a service owner without a name accepted",
    owner,
    "/name",
    (members) => delete members["name"],
  ),
  acceptedBodyKind(
    "a service owner's name that is null accepted",
    owner,
    "/name",
    (members) => (members["name"] = null),
  ),
];
