/** What a load counts and measures besides k6's own metrics; docs/load.md explains each. */
import { Counter, Trend } from "k6/metrics";

/** Iterations that began; each then completes, fails or is interrupted. */
export const workflowBegun = new Counter("workflow_begun");
export const workflowCompleted = new Counter("workflow_completed");
export const workflowFailed = new Counter("workflow_failed");

export const transfersInitialized = new Counter("transfers_initialized");
export const transfersPublished = new Counter("transfers_published");
/** Uploaded with a 200, and then not Published in time or not found any more. */
export const transfersLost = new Counter("transfers_lost");
/** Transfers of which a recipient got other bytes than were sent. */
export const transfersCorrupt = new Counter("transfers_corrupt");
export const downloadsCompared = new Counter("downloads_compared");

export const bytesUploaded = new Counter("bytes_uploaded");
export const bytesDownloaded = new Counter("bytes_downloaded");

export const responsesJudged = new Counter("responses_judged");
/** Tagged with `name` (operationId) and `rule`. */
/** Answers that showed a known deviation, where the run names those. */
export const knownDeviations = new Counter("known_deviations");
export const contractViolations = new Counter("contract_violations");

/** From the start of the upload until an overview first says Published. */
export const timeToPublished = new Trend("time_to_published", true);
/** From the start of initialize until the sender sees every recipient's confirmation. */
export const endToEnd = new Trend("end_to_end", true);
