/** The body of the malware scan webhook, which no formatter binds: the service reads it itself. */
import type { BrokerContext } from "../broker-context.ts";
import type { Decision } from "../rules/answer.ts";
import { JsonReader } from "../rules/json-reader.ts";
import { JsonFailure } from "../rules/json-scanner.ts";
import { malwareScanWebhook, refuseDelivery } from "../rules/malware-scan-webhook.ts";
import { readBytes, type Exchange } from "./exchange.ts";

export async function receiveScanResults(
  { request }: Exchange,
  { state, service, now }: BrokerContext,
): Promise<Decision> {
  const bytes = await readBytes(request);
  const complaint = complainOfJson(bytes);
  if (complaint !== null) return refuseDelivery(complaint, service.current);
  return malwareScanWebhook(state, JSON.parse(bytes.toString("utf8")), service.current, now);
}

/** What is wrong with the document; null when it is JSON. A byte order mark is wrong here. */
function complainOfJson(bytes: Uint8Array): string | null {
  try {
    const reader = new JsonReader(bytes);
    reader.skip(reader.value());
    reader.end();
    return null;
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error;
    return error.message.replace(/ Path: [^|]*\|/, "");
  }
}
