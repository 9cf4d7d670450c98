/** The two halves of an upload, and the body between them. */
import type { StoredBody } from "../body-store.ts";
import type { BrokerContext } from "../broker-context.ts";
import type { Decision } from "../rules/answer.ts";
import { beginUpload, completeUpload } from "../rules/upload-file.ts";
import { drive } from "./drive.ts";
import type { Exchange } from "./exchange.ts";

/** Rejects when the client breaks off: UploadStarted stays, and it may upload again. */
export async function uploadFile(
  exchange: Exchange,
  context: BrokerContext,
  transferId: string,
): Promise<Decision> {
  const { request } = exchange;
  const length = request.headers["content-length"];
  const announced =
    request.headers["transfer-encoding"] === undefined ? BigInt(length ?? "0") : null;
  const refusal = await startUpload(exchange, context, transferId, announced);
  if (refusal !== null) return refusal;
  const body = await context.bodies.receive(request);
  const decision = storeUpload(context, transferId, body);
  if (decision.answer.kind !== "json") await context.bodies.discard(body);
  return decision;
}

/** @returns the refusal; null when the body may come */
export async function startUpload(
  exchange: Exchange,
  context: BrokerContext,
  transferId: string,
  announcedBytes: bigint | null,
): Promise<Decision | null> {
  const start = await drive(
    exchange,
    context,
    beginUpload(context.state, transferId, announcedBytes, context.now),
  );
  if (start.kind === "refused") return start.decision;
  context.commit({ changes: start.changes, events: [] });
  return null;
}

/** What is decided over a body that is on disk: it becomes the transfer's, or stays the caller's to discard. */
export function storeUpload(
  { state, service, now, bodies }: BrokerContext,
  transferId: string,
  body: StoredBody,
): Decision {
  const decision = completeUpload(state, transferId, body, service.current, now);
  if (decision.answer.kind === "json") bodies.keep(transferId, body);
  return decision;
}
