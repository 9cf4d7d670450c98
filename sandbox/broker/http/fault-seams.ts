/** Where faults act: on a decision, on its events, and on the rendered answer. */
import type { OperationId } from "../../../contracts/vocabulary.ts";
import type { FaultSwitch } from "../faults.ts";
import type { Decision, EventDraft, JsonValue } from "../rules/answer.ts";
import type { Rendered } from "./rendered.ts";

/** Changes what was decided. */
export function faultyDecision(
  operationId: OperationId,
  decision: Decision,
  faults: FaultSwitch,
): Decision {
  const { answer } = decision;
  if (operationId === "getFileTransferOverview" && answer.kind === "json") {
    return { ...decision, answer: { kind: "json", value: faultyOverview(answer.value, faults) } };
  }
  if (operationId === "confirmDownload" && answer.kind === "empty" && decision.changes.length > 0) {
    return faults.fires("confirm-not-persisted")
      ? { ...decision, changes: [], events: [], jobs: [] }
      : decision;
  }
  return decision;
}

function faultyOverview(value: JsonValue, faults: FaultSwitch): JsonValue {
  if (!isObject(value)) return value;
  const members: Record<string, JsonValue> = { ...value };
  const recipients = members["recipients"];
  if (Array.isArray(recipients)) {
    let list = recipients as readonly JsonValue[];
    if (list.length > 1 && faults.fires("recipient-missing")) list = list.slice(0, -1);
    if (faults.fires("enum-outside-contract")) list = list.map(withUnknownStatus);
    members["recipients"] = list;
  }
  if (faults.fires("overview-required-member-missing")) delete members["created"];
  return members;
}

function withUnknownStatus(recipient: JsonValue): JsonValue {
  return isObject(recipient)
    ? { ...recipient, currentRecipientFileTransferStatusCode: "Waiting" }
    : recipient;
}

function isObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map)
  );
}

/** Adds to the events of a transition. */
export function faultyEvents(
  events: readonly EventDraft[],
  faults: FaultSwitch,
): readonly EventDraft[] {
  return events.flatMap((event) =>
    event.name === "published" && faults.fires("published-event-twice")
      ? [event, { ...event, isDuplicate: true }]
      : [event],
  );
}

/** Changes what goes over the wire. */
export function faultyRendering(
  operationId: OperationId,
  rendered: Rendered,
  faults: FaultSwitch,
): Rendered {
  const { status, headers, body } = rendered;
  switch (operationId) {
    case "initializeFileTransfer":
      return status === 200 && faults.fires("undocumented-status")
        ? { ...rendered, status: 201 }
        : rendered;
    case "getFileTransferOverview":
      return body.kind === "text" &&
        body.text.includes('"code":"BRO-') &&
        faults.fires("problem-media-type-wrong")
        ? {
            ...rendered,
            headers: headers.map(([name, value]) =>
              name === "Content-Type" ? [name, "text/plain; charset=utf-8"] : [name, value],
            ),
          }
        : rendered;
    case "confirmDownload":
      return body.kind === "text" &&
        body.text.includes('"code":"BRO-') &&
        faults.fires("problem-code-wrong")
        ? {
            ...rendered,
            body: {
              kind: "text",
              text: body.text.replace(/"code":"BRO-\d{5}"/, '"code":"BRO-00004"'),
            },
          }
        : rendered;
    case "downloadFile":
      return body.kind === "file" ? faultyDownload(rendered, body, faults) : rendered;
    default:
      return rendered;
  }
}

function faultyDownload(
  rendered: Rendered,
  body: Extract<Rendered["body"], { kind: "file" }>,
  faults: FaultSwitch,
): Rendered {
  const isEmpty = body.range.last < body.range.first;
  return {
    ...rendered,
    headers: faults.fires("required-header-missing")
      ? rendered.headers.filter(([name]) => name !== "Content-Disposition")
      : rendered.headers,
    body: !isEmpty && faults.fires("download-byte-wrong") ? { ...body, hasWrongByte: true } : body,
  };
}
