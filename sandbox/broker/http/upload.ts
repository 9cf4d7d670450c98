/** The two halves of an upload, and the body between them. */
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
  const start = await drive(
    exchange,
    context,
    beginUpload(context.state, transferId, announced, context.now),
  );
  if (start.kind === "refused") return start.decision;
  context.commit({ changes: start.changes, events: [] });

  const body = await context.bodies.receive(request);
  const decision = completeUpload(
    context.state,
    transferId,
    body,
    context.service.current,
    context.now,
  );
  if (decision.answer.kind === "json") context.bodies.keep(transferId, body);
  else await context.bodies.discard(body);
  return decision;
}
