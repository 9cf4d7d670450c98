/** The events that are due after each part of the workflow. */
import type { ExpectedEvent } from "../../model/assertion.ts";
import { event } from "../step-builders.ts";

export const initialized = [event("filetransferinitialized", "sender")];
export const published: readonly ExpectedEvent[] = [
  ...initialized,
  // Sent where the upload is scanned; without a scan the transfer goes from UploadStarted to Published.
  { ...event("uploadprocessing", "sender"), mayBeAbsent: true },
  event("published", "sender"),
  event("published", "recipient"),
  event("published", "recipient2"),
];
export const onceConfirmed = [
  ...published,
  event("downloadconfirmed", "recipient"),
  event("downloadconfirmed", "sender"),
];
export const allConfirmed = [
  ...published,
  event("downloadconfirmed", "recipient"),
  event("downloadconfirmed", "recipient2"),
  event("downloadconfirmed", "sender", 2),
  event("allconfirmeddownloaded", "sender"),
];
